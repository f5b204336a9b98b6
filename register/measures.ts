import { z } from "zod";
import { roles } from "./roles.ts";

const topic = z.string().min(1, "is empty");

const measureSchema = z.union(
  [
    z.strictObject({ topic, clauses: z.array(z.string()).min(1) }),
    z.strictObject({ topic, measured: z.enum(["retention", "rules"]) }),
    z.strictObject({ topic, owner: z.enum(roles) }),
  ],
  'must have a topic and one of "clauses", "measured" or "owner"',
);

/** A topic of security and what is known of it: promises, a count of the judgement, or nothing yet. */
export type Measure = z.infer<typeof measureSchema>;

export const measuresSchema = z.strictObject({ measures: z.array(measureSchema).min(1) });
