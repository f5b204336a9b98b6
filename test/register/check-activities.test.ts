import { expect, test } from "vitest";
import type { Activity } from "../../register/activities.ts";
import type { Books } from "../../register/books.ts";
import { checkActivities } from "../../register/check-activities.ts";
import { Problems } from "../../register/problems.ts";
import { books } from "../../register/read-books.ts";

const { register } = books();
const { activities } = books().activities.value;

function problemsOf(changed: Activity[]): string[] {
  const found = new Problems();
  const files: Books = { ...books(), activities: { ...books().activities, value: { activities: changed } } };
  checkActivities(files, found);
  return found.sentences.map((sentence) => sentence.replace(/:\d+:\d+:/, ":"));
}

test("every data type of the register stands in exactly one activity", () => {
  const placed = activities.flatMap(({ data }) => data);
  expect(placed.toSorted()).toEqual(register.value.retention.map(({ id }) => id).toSorted());
  expect(problemsOf(activities)).toEqual([]);
});

test("a data type that no activity has is named with its fix", () => {
  const without = activities.map((activity) => ({
    ...activity,
    data: activity.data.filter((id) => id !== "payment-info"),
  }));
  expect(problemsOf(without)).toEqual([
    'register/register.yaml: data type "payment-info" stands in no activity; add it to one in register/activities.yaml.',
  ]);
});

test("a data type in two activities, and one that the register does not know, are named", () => {
  const [first] = activities;
  const twice = first ? [...activities, { ...first, data: ["payment-info", "voice-prints"] }] : [];
  expect(problemsOf(twice)).toEqual([
    'register/activities.yaml: data type "payment-info" is declared twice; rename one of them.',
    'register/activities.yaml: no data type is called "voice-prints"; declare it or correct the name.',
  ]);
});
