import { z } from "zod";
import { InputError } from "./input-error.ts";
import { readYaml } from "./read-yaml.ts";
import type { Register } from "./schema.ts";

const text = z.string().min(1, "is empty");

const activitySchema = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/, "is not a lower-case id such as calls-and-text-messages"),
  role: z.enum(["controller", "processor"]).describe("What KAITALK is for it, until counsel says otherwise"),
  name: text,
  purpose: text,
  purposeNote: text.optional().describe("What the page leaves open about the purpose"),
  dataSubjects: z.array(text).describe("Empty where the page does not tell"),
  data: z.array(text).describe("Ids of retention clauses"),
});

/** Something that personal data is processed for. */
export type Activity = z.infer<typeof activitySchema>;

export const activitiesFile = "register/activities.yaml";

/** Every activity. Throws `InputError` unless each data type of the register stands in exactly one. */
export function readActivities({ retention }: Register): readonly Activity[] {
  const schema = z.strictObject({ activities: z.array(activitySchema).min(1) });
  const { activities } = readYaml(new URL("activities.yaml", import.meta.url), schema).value;
  const problems = placementProblems(
    activities,
    retention.map(({ id }) => id),
  );
  if (problems.length > 0) throw new InputError(problems);
  return activities;
}

/** One sentence for each data type that no activity has, that several have, or that the register does not know. */
export function placementProblems(activities: readonly Activity[], dataTypes: readonly string[]): string[] {
  const placed = activities.flatMap(({ data }) => data);
  return [
    ...dataTypes
      .filter((id) => placed.filter((other) => other === id).length !== 1)
      .map((id) => `${activitiesFile}: data type "${id}" must stand in exactly one activity.`),
    ...[...new Set(placed)]
      .filter((id) => !dataTypes.includes(id))
      .map((id) => `${activitiesFile}: the register has no data type "${id}"; correct its spelling.`),
  ];
}
