import { z } from "zod";
import { readYaml } from "./read-yaml.ts";

const topic = z.string().min(1, "is empty");

const measureSchema = z.union(
  [
    z.strictObject({ topic, clauses: z.array(z.string()).min(1) }),
    z.strictObject({ topic, measured: z.enum(["retention", "rules"]) }),
    z.strictObject({ topic, owner: z.string().min(1) }),
  ],
  'must have a topic and one of "clauses", "measured" or "owner"',
);

/** A topic of security and what is known of it: promises, a count of the judgement, or nothing yet. */
export type Measure = z.infer<typeof measureSchema>;

export function readMeasures(): readonly Measure[] {
  const schema = z.strictObject({ measures: z.array(measureSchema).min(1) });
  return readYaml(new URL("measures.yaml", import.meta.url), schema).value.measures;
}
