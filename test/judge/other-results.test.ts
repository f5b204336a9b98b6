import { expect, test } from "vitest";
import { openResults, otherResults } from "../../judge/other-results.ts";
import { madeAssessment } from "../support/assessment.ts";

const assessment = madeAssessment();
const others = otherResults(assessment);

test("every promise and every gap is a result once, and a rule is where nothing was judged by it", () => {
  expect(others.filter(({ about }) => about === "promise").map(({ clauses }) => clauses[0])).toEqual(
    assessment.promises.map(({ clause }) => clause),
  );
  expect(others.filter(({ about }) => about === "gap").map(({ rule }) => rule)).toEqual(
    assessment.gaps.map(({ id }) => `gap-${id}`),
  );
  expect(others.filter(({ about }) => about === "rule")).toEqual([]);
  const [finding] = assessment.findings;
  const idle = otherResults({ ...assessment, findings: finding ? [finding] : [] });
  expect(idle.filter(({ about }) => about === "rule").map(({ rule }) => rule)).toEqual(
    assessment.rules.map(({ id }) => id).filter((id) => id !== finding?.rule),
  );
});

test("open is what is not met and not waived: a promise only where nothing else speaks of it, or a vendor contradicts it", () => {
  const open = openResults(assessment, others);
  expect(open.map(({ outcome }) => outcome)).not.toEqual(expect.arrayContaining(["met"]));
  expect(open.some(({ outcome }) => outcome === "waived" || outcome === "not-applicable")).toBe(false);
  const names = open.map(({ rule }) => rule);
  expect(names).toContain("bucket-in-declared-jurisdiction");
  expect(names).not.toContain("promise-r2-jurisdiction");
  expect(names).toContain("promise-caller-phone-number");
  const contradicted = assessment.promises.map((promise) =>
    promise.clause === "r2-jurisdiction" ? { ...promise, verdict: "contradicted" as const } : promise,
  );
  const changed = { ...assessment, promises: contradicted };
  expect(openResults(changed, otherResults(changed)).map(({ rule }) => rule)).toContain(
    "promise-r2-jurisdiction",
  );
});
