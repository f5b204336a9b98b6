import { expect, test } from "vitest";
import { timeOfRun } from "../../pack/clock.ts";

test("the epoch that is set is the time of the run", () => {
  expect(timeOfRun({ SOURCE_DATE_EPOCH: "1795512600" }).toISOString()).toBe("2026-11-24T09:30:00.000Z");
});

test("an epoch that is not set, or empty, leaves the clock", () => {
  for (const environment of [{}, { SOURCE_DATE_EPOCH: "" }])
    expect(Math.abs(timeOfRun(environment).getTime() - Date.now())).toBeLessThan(60_000);
});

test("anything else is bad input", () => {
  for (const epoch of ["yesterday", "-1", "1.5", "1e9"])
    expect(() => timeOfRun({ SOURCE_DATE_EPOCH: epoch })).toThrow(`SOURCE_DATE_EPOCH is "${epoch}"`);
});
