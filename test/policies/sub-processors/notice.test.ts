import { describe, expect, test } from "vitest";
import { noticeProblem } from "../../../policies/sub-processors/notice.ts";
import { clause } from "../../../register/clauses.ts";

const promise = clause("change-notice");
const announced = (announcedOn: string | null, noticeException: string | null = null) => ({
  legalName: "Newcomer Inc.",
  announcedOn,
  noticeException,
});

describe("noticeProblem", () => {
  test("the period of the clause is ten days", () => expect(promise.noticePeriod).toBe("P10D"));

  test("a sub-processor of the published page was announced by it", () =>
    expect(noticeProblem(announced(null), promise, "2026-11-24")).toBeUndefined());

  test("it may be used on the tenth day after the announcement", () =>
    expect(noticeProblem(announced("2026-11-14"), promise, "2026-11-24")).toBeUndefined());

  test("it may not be used a day sooner", () =>
    expect(noticeProblem(announced("2026-11-15"), promise, "2026-11-24")).toBe(
      "Newcomer Inc. was announced on 2026-11-15 and may be used from 2026-11-25, 10 d later; the register is of 2026-11-24.",
    ));

  test("an exception of the clause lifts the wait", () =>
    expect(noticeProblem(announced("2026-11-24", "security"), promise, "2026-11-24")).toBeUndefined());

  test("an exception does not lift the announcement", () =>
    expect(noticeProblem(announced("2026-11-25", "security"), promise, "2026-11-24")).toBe(
      "Newcomer Inc. was announced on 2026-11-25 and may be used from 2026-11-25, 0 s later; the register is of 2026-11-24.",
    ));

  test("a reason that is no exception of the clause lifts nothing", () =>
    expect(noticeProblem(announced("2026-11-20", "convenience"), promise, "2026-11-24")).toContain(
      "may be used from 2026-11-30",
    ));

  test("the wait crosses the end of a month and of a year", () =>
    expect(noticeProblem(announced("2026-12-28"), promise, "2027-01-06")).toContain("from 2027-01-07"));
});
