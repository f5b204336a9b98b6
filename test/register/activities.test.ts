import { expect, test } from "vitest";
import { placementProblems, readActivities } from "../../register/activities.ts";
import { books } from "../../register/read-books.ts";

const register = books().register.value;
const activities = readActivities(register);

test("every data type of the register stands in exactly one activity", () => {
  const placed = activities.flatMap(({ data }) => data);
  expect(placed.toSorted()).toEqual(register.retention.map(({ id }) => id).toSorted());
});

test("a data type that no activity has is named with its fix", () => {
  expect(placementProblems(activities, [...register.retention.map(({ id }) => id), "voice-prints"])).toEqual([
    'register/activities.yaml: data type "voice-prints" must stand in exactly one activity.',
  ]);
});

test("a data type in two activities, and one that the register does not know, are named", () => {
  const [first] = activities;
  const twice = first ? [...activities, { ...first, data: ["payment-info", "voice-prints"] }] : [];
  expect(
    placementProblems(
      twice,
      register.retention.map(({ id }) => id),
    ),
  ).toEqual([
    'register/activities.yaml: data type "payment-info" must stand in exactly one activity.',
    'register/activities.yaml: the register has no data type "voice-prints"; correct its spelling.',
  ]);
});
