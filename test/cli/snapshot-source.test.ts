import { expect, test } from "vitest";
import { dayJudged, isoDayOrProposed } from "../../cli/snapshot-source.ts";

test.each([
  ["2030-01-05", "2030-02-01", "2030-01-05"],
  ["proposed", "2030-02-01", "2030-02-01"],
  ["proposed", "2029-02-01", "2030-01-10"],
])("as of %s a register of %s is judged on %s", (asOf, version, day) =>
  expect(dayJudged(asOf, version, "2030-01-10")).toBe(day),
);

test("another word is no day", () => {
  expect(isoDayOrProposed("proposed")).toBe("proposed");
  expect(() => isoDayOrProposed("tomorrow")).toThrow('"tomorrow" is not a date');
});
