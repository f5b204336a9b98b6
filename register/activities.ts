import { z } from "zod";

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

export const activitiesSchema = z.strictObject({ activities: z.array(activitySchema).min(1) });

export const activitiesFile = "register/activities.yaml";
