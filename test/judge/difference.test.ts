import { describe, expect, test } from "vitest";
import type { Assessment } from "../../judge/assessment.ts";
import { type Comparable, comparableSchema, differenceOf, isEmpty } from "../../judge/difference.ts";
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

describe("anything that differs is a difference", () => {
  const violated = assessment.findings.find(({ outcome }) => outcome === "violated");
  const gap = assessment.gaps[0];
  if (!violated || !gap) throw new Error("the fixture has no violation or no gap");
  test.each<[string, Partial<Assessment>]>([
    ["the register's version", { register: "2025-01-01" }],
    ["a promise", { promises: assessment.promises.slice(1) }],
    ["a rule", { rules: assessment.rules.slice(1) }],
    ["a finding", { findings: assessment.findings.filter((finding) => finding !== violated) }],
    [
      "the resource of a finding",
      {
        findings: assessment.findings.map((finding) =>
          finding === violated ? { ...finding, urn: `${finding.urn}-other` } : finding,
        ),
      },
    ],
    ["a gap", { gaps: assessment.gaps.slice(1) }],
  ])("%s, on either side", (_, parts) => {
    const other = { ...assessment, ...parts };
    expect(isEmpty(differenceOf(other, assessment))).toBe(false);
    expect(isEmpty(differenceOf(assessment, other))).toBe(false);
  });

  test("but not a check that finds nothing wrong", () => {
    const findings = assessment.findings.filter(
      ({ outcome }) => outcome !== "met" && outcome !== "not-applicable",
    );
    expect(findings.length).toBeLessThan(assessment.findings.length);
    expect(isEmpty(differenceOf({ ...assessment, findings }, assessment))).toBe(true);
    const idle = assessment.findings.map((finding) => ({ ...finding, outcome: "not-applicable" as const }));
    expect(differenceOf({ ...assessment, findings: idle }, { ...assessment, findings: [] }).findings).toEqual(
      {
        appeared: [],
        disappeared: [],
      },
    );
  });
});

test("a finding of the whole stack and a gap are told with their words, or with none where none were written", () => {
  const bare = { promises: [], findings: [], gaps: [] };
  const { findings, gaps } = differenceOf(bare, {
    promises: [],
    findings: [
      { rule: "notice-sent", outcome: "violated", message: "Nobody was told." },
      { rule: "bucket-ends", outcome: "gap", urn: "urn:one" },
    ],
    gaps: [{ id: "one", sentence: "It is open." }, { id: "two" }],
  });
  expect(findings.appeared).toEqual([
    { rule: "notice-sent", outcome: "violated", urn: null, message: "Nobody was told." },
    { rule: "bucket-ends", outcome: "gap", urn: "urn:one", message: "" },
  ]);
  expect(gaps.opened).toEqual([
    { id: "one", sentence: "It is open." },
    { id: "two", sentence: "" },
  ]);
});

test("of several gaps the one that is closed is told", () => {
  const [one, two] = [{ id: "one" }, { id: "two" }];
  const { gaps } = differenceOf({ promises: [], gaps: [one, two] }, { promises: [], gaps: [two] });
  expect(gaps).toEqual({ opened: [], closed: [{ id: "one", sentence: "" }] });
});

describe("of a promise", () => {
  const one = { clause: "one", verdict: "met" } as const;
  const changes = (before: Comparable["promises"][number], now: Comparable["promises"][number]) =>
    differenceOf({ promises: [before] }, { promises: [now] }).promises;

  test("the label is the newer one, else the older one, else its id", () => {
    const labels = (before: object, now: object) =>
      changes({ ...one, ...before }, { ...one, verdict: "gap", ...now })[0]?.label;
    expect(labels({ label: "Before" }, { label: "Now" })).toBe("Now");
    expect(labels({ label: "Before" }, {})).toBe("Before");
    expect(labels({}, {})).toBe("one");
    expect(differenceOf({ promises: [] }, { promises: [one] }).promises[0]?.label).toBe("one");
  });

  test("what only one side tells is not compared, and tells no direction", () => {
    expect(changes(one, { ...one, documented: "90 d", actual: "88 d" })).toEqual([]);
    expect(changes({ ...one, documented: "90 d", actual: "88 d" }, one)).toEqual([]);
    const worse = { ...one, verdict: "gap" } as const;
    expect(changes({ ...one, documentedSeconds: 1 }, worse)[0]?.direction).toBe("weaker");
    expect(changes(one, { ...worse, documentedSeconds: 1 })[0]?.direction).toBe("weaker");
    expect(changes({ ...worse, documentedSeconds: 1 }, one)[0]?.direction).toBe("stronger");
    const copies = [{ total: 9 }];
    expect(changes({ ...worse, copies }, one)[0]?.direction).toBe("stronger");
    expect(changes(worse, { ...one, copies })[0]?.direction).toBe("stronger");
  });

  test("a copy without an end is as long as another without an end", () => {
    const endless = { ...one, copies: [{ total: "no end" as const }] };
    expect(changes(endless, { ...endless, verdict: "gap" })[0]?.direction).toBe("weaker");
    expect(changes(endless, { ...one, documented: "1 d", copies: [{ total: 1 }] })).toEqual([]);
  });
});

test("what an older version did not write is not compared", () => {
  const promises = assessment.promises.map(({ clause, verdict }) => ({ clause, verdict }));
  expect(isEmpty(differenceOf(comparableSchema.parse({ promises }), assessment))).toBe(true);
});

test("a file from outside cannot steer a terminal", () => {
  const read = comparableSchema.parse({ promises: [{ clause: "a\u001b[2J\n::error::b", verdict: "met" }] });
  expect(read.promises[0]?.clause).toBe("a\\u{1b}[2J\\u{a}::error::b");
});
