import { z } from "zod";
import { observationKinds, proofKinds } from "../register/proof.ts";
import { attestationsSchema, waiversSchema } from "../register/schema.ts";
import { verdicts } from "./verdict.ts";

/** Raised with every change after which an older reader would misread the document. */
export const schemaVersion = 1;

const text = z.string();
const verdict = z.enum(verdicts);
const severity = z.enum(["low", "medium", "high", "critical"]);
const seconds = z
  .union([z.number(), z.literal("no end"), z.null()])
  .describe('Seconds; "no end" where nothing ends it, null where a fact is unknown');
const place = z
  .strictObject({ file: text, line: z.number().int() })
  .describe("The line of the program that declares the resource");

const copy = z.strictObject({
  id: text,
  label: text,
  subProcessor: text,
  company: text.optional().describe("Who holds the copy behind the sub-processor, where that is another"),
  documented: z.number().nullable().describe("Seconds that the copy may live; null: the vendor's policy"),
  terms: z.array(
    z.strictObject({
      label: text,
      seconds,
      source: text.describe(
        "Where the number comes from: a file of the register, the stack, an operating limit",
      ),
      phase: z.enum(["age", "job", "request", "history", "removal", "vendor"]).optional(),
      of: z.enum(["stack", "vendor", "attested"]).describe("Whose number it is"),
      typical: text
        .optional()
        .describe("The source's own words where it says what is usual and promises nothing"),
      shortenedBy: z.array(text).optional().describe("Ids of attestations that would replace the time"),
    }),
  ),
  total: seconds,
  verdict,
  reason: text,
  attestations: z.array(text).describe("Ids of the attestations that prove or shorten the copy, or would"),
  ends: text.optional().describe("What would end a contradiction"),
});

const leg = z.strictObject({
  id: text,
  proof: z.enum(proofKinds),
  statement: text,
  hop: z.strictObject({ from: text, to: text }).optional().describe("The ends of a hop that data takes"),
  shown: z.boolean(),
  by: z.array(text).describe("Rules, attestations, observations and facts that show it, or would"),
  missing: text.optional().describe("Why it is open"),
  observedOn: text
    .optional()
    .describe("ISO date of the look at the running system that shows it, or shows it otherwise"),
});

const promise = z.strictObject({
  clause: text.describe("Id of the clause in the register"),
  label: text,
  kind: z.enum(["regions", "retention", "safeguards", "lists"]),
  verdict,
  documented: text.describe("The promised value in words"),
  actual: text.describe("What this stack does in words"),
  reason: text.describe("One sentence that explains the verdict"),
  statement: text,
  documentedOnPage: z.boolean().describe("Whether the public page says it; else decidedBy says who did"),
  decidedBy: text.nullable(),
  legs: z.array(leg).describe("What must be shown for it to be met, and what of it is"),
  law: z.array(text).describe("Ids of law cards"),
  subProcessors: z.array(text).describe("Ids of the sub-processors that the clause itself names"),
  rules: z.array(text).describe("Ids of the rules that judged something for the promise"),
  findings: z.array(z.number().int()).describe("Positions in findings, counted from 0"),
  gaps: z.array(text).describe("Ids of gaps"),
  attestations: z.array(text).describe("Ids of attestations"),
  documentedSeconds: z
    .number()
    .nullable()
    .optional()
    .describe("Of a promise of retention; null: the vendor's policy"),
  copies: z
    .array(copy)
    .optional()
    .describe("Of a promise of retention: every copy and how long it can live at worst"),
});

const finding = z.strictObject({
  pack: text,
  rule: text,
  severity,
  outcome: verdict,
  clauses: z.array(text),
  urn: text.optional().describe("Absent where the rule judges the stack as a whole"),
  type: text.optional(),
  source: place.optional(),
  message: text,
  remediation: text,
  waiver: text.optional().describe("Id of the waiver in force"),
  sha256: text.describe("Digest of the other fields as one canonical line: jq -cSj 'del(.sha256)'"),
});

const gap = z.strictObject({
  id: text,
  clauses: z.array(text),
  sentence: text,
  owner: text,
  closes: text.describe("What would close it"),
});

const rule = z.strictObject({
  id: text,
  pack: text,
  severity,
  clauses: z.array(text),
  description: text.describe("The good state"),
  remediation: text,
});

const resource = z.strictObject({
  urn: text,
  type: text,
  name: text,
  subProcessor: text.nullable(),
  scope: z.enum(["judged", "out-of-scope", "unaccounted"]),
  reason: text,
  source: place.optional(),
  inputsSha256: text.describe(
    "Digest of the inputs as one canonical line, [secret] and [unknown] in place of values",
  ),
});

const attestation = attestationsSchema.shape.attestations.element.extend({
  inForce: z.boolean().describe("Filled in, and in force on the day of the assessment"),
});

/** What was judged of one stack on one day: plain data, without secrets and without data about people. */
export const assessmentSchema = z
  .strictObject({
    schemaVersion: z.literal(schemaVersion),
    register: text.describe("Version of the register: the day from which it is valid"),
    project: text,
    stack: text,
    source: z.enum(["program", "preview", "state"]).describe("What the stack was read from"),
    file: text.optional().describe("Name of the file that was read, without its folders"),
    writtenAt: text.optional().describe("When the engine wrote the state, ISO 8601 in UTC"),
    customerData: z
      .literal("none")
      .optional()
      .describe("The stack says that it holds no customer's data, so that only its configuration is asked"),
    asOf: text.describe("Day on which waivers and attestations had to be in force"),
    counts: z.record(verdict, z.number().int()).describe("How many promises have each verdict"),
    promises: z.array(promise),
    findings: z.array(finding),
    gaps: z.array(gap),
    completeness: z.strictObject({
      planned: z.number().int(),
      judged: z.number().int(),
      outOfScope: z.array(z.strictObject({ urn: text, reason: text })),
      unjudged: z.array(text).describe("URNs that no rule judged and no reason excuses"),
      complete: z.boolean().describe("Whether every resource is judged, or out of scope for a reason, once"),
    }),
    rules: z.array(rule),
    resources: z.array(resource),
    attestations: z.array(attestation),
    observations: z
      .array(
        z.strictObject({
          kind: z.enum(observationKinds),
          observedAt: text,
          sha256: text,
          simulated: z.literal(true).optional().describe("Of the sandbox, which shows nothing of an account"),
          signedBy: text
            .optional()
            .describe("Fingerprint of the key that signed it; without one a look at accounts shows no leg"),
        }),
      )
      .describe("Looks at the running system that were handed in, with the digest of each file"),
    waivers: z.array(waiversSchema.shape.waivers.element.extend({ urn: text })),
  })
  .meta({
    $id: `urn:kaitalk:assessment:${schemaVersion}`,
    title: "KAITALK assessment",
    description:
      "What was judged of one stack on one day: the verdict on every promise and what it rests on.",
  });

/** The same as plain data that nobody changes. */
export type Immutable<T> = T extends readonly (infer Element)[]
  ? readonly Immutable<Element>[]
  : T extends object
    ? { readonly [Key in keyof T]: Immutable<T[Key]> }
    : T;

export type Assessment = Immutable<z.infer<typeof assessmentSchema>>;
export type AssessedPromise = Assessment["promises"][number];
export type AssessedFinding = Assessment["findings"][number];
export type AssessedGap = Assessment["gaps"][number];
export type AssessedRule = Assessment["rules"][number];
export type AssessedResource = Assessment["resources"][number];
export type AssessedAttestation = Assessment["attestations"][number];
export type AssessedLeg = AssessedPromise["legs"][number];
export type AssessedCopy = NonNullable<AssessedPromise["copies"]>[number];
export type AssessedTerm = AssessedCopy["terms"][number];
/** Seconds; "no end" where nothing ends it, null where a fact is unknown. */
export type Span = AssessedTerm["seconds"];
