import { expect, test } from "vitest";
import { budgetLeft } from "../../purge/budget.ts";

const at = (time: string) => Date.parse(`2026-11-24T${time}Z`);

test.each([
  ["on the minute", "10:05:00.000", 240],
  ["after the machine took its time", "10:05:42.500", 197.5],
  ["at the last moment", "10:08:59.000", 1],
  ["too late to be this start's run", "10:09:00.000", 240],
  ["just before the next start", "10:09:59.999", 240],
])("%s", (_, time, seconds) => {
  expect(budgetLeft("*/5 * * * *", 240, at(time))).toBe(seconds);
});

test("a schedule that never starts takes nothing away", () => {
  expect(budgetLeft("0 0 31 2 *", 240, at("10:00:00"))).toBe(240);
});
