import { z } from "zod";
import { languages } from "../languages.ts";

const text = z.string().min(1);
const day = z.iso.date();
const notes = z.array(text).describe("What must be known beside it: who carries it out, what contradicts it");

/** The list of sub-processors as published, in one language. It holds what the register documents, nothing it decided alone. */
export const listSchema = z
  .strictObject({
    $schema: z.literal("schema.json"),
    language: z.enum(languages),
    version: day.describe("Of the list"),
    organisation: text,
    companies: z.array(
      z.strictObject({
        id: text,
        name: text,
        purpose: text,
        data: z.array(text),
        places: z.array(z.strictObject({ clause: text, service: text, region: text })),
      }),
    ),
    periods: z.array(
      z.strictObject({
        id: text,
        data: text,
        holders: z.array(z.strictObject({ company: text, name: text, as: text })),
        kept: text,
        notes,
      }),
    ),
    safeguards: z.array(z.strictObject({ id: text, statement: text, notes })),
    statements: z
      .array(z.strictObject({ id: text, statement: text, notes }))
      .describe("What is promised of the list itself"),
    agreement: text.describe("Whom a signed data processing agreement is offered"),
    contacts: z.strictObject({ privacy: text, dsr: text, dpa: text, privacyPolicy: text }),
    versions: z
      .array(
        z.strictObject({
          version: day,
          facts: text.describe("Where its facts are published, from the place of the list"),
          changes: z
            .array(z.strictObject({ fact: text, change: text }))
            .describe("Against the version before; none in the first"),
        }),
      )
      .describe("The newest first"),
  })
  .meta({ title: "List of sub-processors" });

export type ListDocument = z.infer<typeof listSchema>;

/** The same as a JSON Schema, draft 2020-12. */
export function listJsonSchema(): object {
  return z.toJSONSchema(listSchema, { target: "draft-2020-12" });
}
