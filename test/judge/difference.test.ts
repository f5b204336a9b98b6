import { describe, expect, test } from "vitest";
import type { Assessment } from "../../judge/assessment.ts";
import { comparableSchema, differenceOf, isEmpty } from "../../judge/difference.ts";
import { verdicts } from "../../judge/verdict.ts";
import { madeAssessment } from "../support/assessment.ts";

const assessment = madeAssessment();
type Promised = Assessment["promises"][number];
const retention = "call-audio-and-transcript";
const withPromise = (clause: string, change: Partial<Promised>): Assessment => ({
  ...assessment,
  promises: assessment.promises.map((promise) =>
    promise.clause === clause ? { ...promise, ...change } : promise,
  ),
});
const since = (clause: string, change: Partial<Promised>) =>
  differenceOf(comparableSchema.parse(withPromise(clause, change)), assessment);

test("what is the same does not differ, whoever wrote it", () => {
  const read = comparableSchema.parse(JSON.parse(JSON.stringify(assessment)));
  expect(isEmpty(differenceOf(read, assessment))).toBe(true);
});

test("a verdict, a promised value and a found value are told before and now", () => {
  const change = {
    verdict: "violated",
    documented: "1 d",
    documentedSeconds: 86_400,
    actual: "2 d",
  } as const;
  expect(since(retention, change).promises).toEqual([
    expect.objectContaining({
      clause: retention,
      verdict: { before: "violated", now: "met" },
      documented: { before: "1 d", now: "as documented" },
      actual: { before: "2 d", now: "as declared" },
    }),
  ]);
});

describe("weaker or stronger", () => {
  const direction = (change: Partial<Promised>) =>
    since(retention, { documented: "other", ...change }).promises[0]?.direction;
  const seconds = assessment.promises.find(({ clause }) => clause === retention)?.documentedSeconds ?? 0;

  test.each([
    ["a period that grows is weaker", { documentedSeconds: seconds - 1 }, "weaker"],
    ["a period that shrinks is stronger", { documentedSeconds: seconds + 1 }, "stronger"],
    ["a period with an end is stronger than a vendor's own", { documentedSeconds: null }, "stronger"],
    ["a copy that lives longer is weaker", { copies: [] }, "weaker"],
    [
      "where two of them disagree it cannot be told",
      { documentedSeconds: seconds - 1, verdict: "gap" as const },
      null,
    ],
    ["words alone do not tell", {}, null],
  ] as const)("%s", (_, change, expected) => expect(direction(change)).toBe(expected));

  test.each(verdicts.filter((verdict) => verdict !== "met"))(
    "from %s to met follows the order of verdicts",
    (verdict) => {
      const worse = verdicts.indexOf(verdict) < verdicts.indexOf("met");
      expect(since("neon-region", { verdict }).promises[0]?.direction).toBe(worse ? "stronger" : "weaker");
    },
  );
});

test("a promise that is new is stronger, one that is gone is weaker than any", () => {
  const [first, ...rest] = assessment.promises;
  const without = { ...assessment, promises: rest };
  expect(differenceOf(comparableSchema.parse(without), assessment).promises).toEqual([
    expect.objectContaining({
      clause: first?.clause,
      direction: "stronger",
      verdict: { before: null, now: "met" },
    }),
  ]);
  expect(differenceOf(comparableSchema.parse(assessment), without).promises).toEqual([
    expect.objectContaining({
      clause: first?.clause,
      direction: "weaker",
      verdict: { before: "met", now: null },
    }),
  ]);
});

test("rules, open findings, gaps and the register's version are told", () => {
  const [rule, ...rules] = assessment.rules;
  const older = {
    ...assessment,
    register: "2025-01-01",
    rules,
    gaps: [],
    findings: assessment.findings.filter(({ outcome }) => outcome !== "violated"),
  };
  const difference = differenceOf(comparableSchema.parse(older), assessment);
  expect(difference.register).toEqual({ before: "2025-01-01", now: assessment.register });
  expect(difference.rules).toEqual({ added: [rule?.id], removed: [] });
  expect(difference.findings.appeared.map(({ outcome }) => outcome)).toEqual(["violated"]);
  expect(difference.gaps.opened.map(({ id }) => id)).toEqual(["postmark-content-retention"]);
  const back = differenceOf(comparableSchema.parse(assessment), older);
  expect(back.findings.disappeared).toEqual(difference.findings.appeared);
  expect(back.gaps.closed).toEqual(difference.gaps.opened);
  expect(back.rules).toEqual({ added: [], removed: [rule?.id] });
});

test("what an older version did not write is not compared", () => {
  const promises = assessment.promises.map(({ clause, verdict }) => ({ clause, verdict }));
  expect(isEmpty(differenceOf(comparableSchema.parse({ promises }), assessment))).toBe(true);
});

test("a file from outside cannot steer a terminal", () => {
  const read = comparableSchema.parse({ promises: [{ clause: "a\u001b[2J\n::error::b", verdict: "met" }] });
  expect(read.promises[0]?.clause).toBe("a\\u{1b}[2J\\u{a}::error::b");
});
