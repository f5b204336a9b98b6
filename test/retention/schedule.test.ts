import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InputError } from "../../register/input-error.ts";
import { lastStart, longestGap } from "../../retention/schedule.ts";

describe("longestGap", () => {
  test.each([
    ["*/5 * * * *", 300],
    ["* * * * *", 60],
    // From minute 56 to the full hour is shorter than the step.
    ["*/7 * * * *", 420],
    ["50,10 * * * *", 2_400],
    ["0 3 * * *", 86_400],
    ["*/5 6-22 * * *", 25_500],
    ["30 4 * * MON-FRI", 259_200],
    ["0 0 1 * *", 31 * 86_400],
    ["0 0 29 2 *", 1_461 * 86_400],
    ["0 0 31 2 *", Number.POSITIVE_INFINITY],
  ])("%s", (schedule, seconds) => {
    expect(longestGap(schedule)).toBe(seconds);
  });

  test.each(["", "hourly", "@daily", "*/5 * * *", "0 */5 * * * *", "61 * * * *", "a b c d e"])(
    "refuses %j",
    (schedule) => {
      expect(() => longestGap(schedule)).toThrow(
        new InputError([`"${schedule}" is not a cron schedule of five fields such as "*/5 * * * *".`]),
      );
    },
  );

  test("agrees with a clock that looks at every minute of two weeks", () => {
    const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { minLength: 1, maxLength: 5 });
    const hours = fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 5 });
    const weekdays = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(minutes, hours, weekdays, (minute, hour, weekday) => {
        const schedule = `${minute.join(",")} ${hour.join(",")} * * ${weekday.join(",")}`;
        return longestGap(schedule) === longestByClock(minute, hour, weekday);
      }),
      { numRuns: 300 },
    );
  });
});

describe("lastStart", () => {
  const at = (text: string) => Date.parse(`2026-11-24T${text}Z`);

  test.each([
    ["*/5 * * * *", "10:05:00.000", "10:05:00"],
    ["*/5 * * * *", "10:05:00.001", "10:05:00"],
    ["*/5 * * * *", "10:04:59.999", "10:00:00"],
    ["7,37 * * * *", "10:06:00.000", "09:37:00"],
  ])("%s at %s was at %s", (schedule, moment, start) => {
    expect(lastStart(schedule, at(moment))).toBe(at(start));
  });

  test("a schedule that never starts has none", () => {
    expect(lastStart("0 0 31 2 *", at("10:00:00"))).toBeUndefined();
  });
});

function longestByClock(minutes: number[], hours: number[], weekdays: number[]): number {
  const sunday = Date.UTC(2026, 0, 4);
  let longest = 0;
  let last: number | undefined;
  for (let minute = 0; minute < 14 * 24 * 60; minute++) {
    const now = new Date(sunday + minute * 60_000);
    const starts =
      minutes.includes(now.getUTCMinutes()) &&
      hours.includes(now.getUTCHours()) &&
      weekdays.includes(now.getUTCDay());
    if (!starts) continue;
    if (last !== undefined) longest = Math.max(longest, (minute - last) * 60);
    last = minute;
  }
  return longest;
}
