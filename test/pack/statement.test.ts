import { describe, expect, test } from "vitest";
import type { Assessment } from "../../judge/assessment.ts";
import { countVerdicts, type Verdict } from "../../judge/verdict.ts";
import { statementOf } from "../../pack/statement.ts";
import { madeEvidence } from "../support/assessment.ts";

const evidence = madeEvidence();
const [finding] = evidence.assessment.findings;
if (!finding) throw new Error("the fixture has no finding");

/** What is signed of a judgement whose one finding, or whose one promise, has this verdict; all else is met. */
function signed(parts: Partial<Assessment>) {
  const assessment: Assessment = {
    ...evidence.assessment,
    findings: [],
    counts: countVerdicts(["met"]),
    completeness: { ...evidence.assessment.completeness, complete: true, unjudged: [] },
    ...parts,
  };
  return JSON.parse(statementOf({ ...evidence, assessment }, [])).predicate;
}

const results: readonly (readonly [Verdict, "PASSED" | "WARNED" | "FAILED"])[] = [
  ["error", "FAILED"],
  ["violated", "FAILED"],
  ["unverified", "FAILED"],
  ["contradicted", "WARNED"],
  ["gap", "WARNED"],
  ["declared", "WARNED"],
  ["waived", "WARNED"],
  ["met", "PASSED"],
  ["not-applicable", "PASSED"],
];

const notApplicable = "tag:kaitalk.online,2026:compliance-stack/notApplicableTests";

describe("the signed statement", () => {
  test.each(results)("of a promise that is %s says %s", (verdict, result) => {
    expect(signed({ counts: countVerdicts(["met", verdict]) }).result).toBe(result);
  });

  test.each(results)("of a rule that found %s says %s, and names the rule there alone", (outcome, result) => {
    const predicate = signed({ findings: [{ ...finding, outcome }], promises: [], gaps: [] });
    expect(predicate.result).toBe(result);
    const lists = {
      PASSED: predicate.passedTests,
      WARNED: predicate.warnedTests,
      FAILED: predicate.failedTests,
      none: predicate[notApplicable],
    };
    const naming = Object.entries(lists).filter(([, tests]) => tests.includes(finding.rule));
    expect(naming.map(([list]) => list)).toEqual([outcome === "not-applicable" ? "none" : result]);
  });

  test("names every gap as a warning, every promise by its verdict, and rules without subjects apart", () => {
    const predicate = JSON.parse(statementOf(evidence, [])).predicate;
    const { passedTests, warnedTests, failedTests } = predicate;
    expect(warnedTests).toEqual(
      expect.arrayContaining(["gap-postmark-content-retention", "promise-email-content-not-kept"]),
    );
    expect(passedTests).toContain("promise-neon-region");
    expect(failedTests).toContain("promise-r2-jurisdiction");
    const idle = signed({ findings: [], promises: [], gaps: [] });
    expect(idle[notApplicable]).toEqual(evidence.assessment.rules.map(({ id }) => id));
    expect(idle.passedTests).toEqual([]);
  });

  test("of a stack that was not judged whole says FAILED, whatever was met", () => {
    const completeness = { ...evidence.assessment.completeness, complete: false };
    expect(signed({ completeness }).result).toBe("FAILED");
  });

  test("is an in-toto statement about the bag's files, with the inputs that were judged", () => {
    const sha256 = "a".repeat(64);
    const statement = JSON.parse(statementOf(evidence, [{ path: "data/findings.json", sha256 }]));
    expect(statement).toMatchObject({
      _type: "https://in-toto.io/Statement/v1",
      subject: [{ name: "data/findings.json", digest: { sha256 } }],
      predicateType: "https://in-toto.io/attestation/test-result/v0.1",
    });
    const { inputs } = evidence.provenance;
    expect(inputs.length).toBeGreaterThan(0);
    expect(statement.predicate.configuration).toEqual(
      inputs.map((input) => ({ name: input.path, digest: { sha256: input.sha256 } })),
    );
  });

  test("a rule that applies to some resources alone is named by what it found there", () => {
    const findings = [
      { ...finding, outcome: "met" as const },
      { ...finding, outcome: "not-applicable" as const },
    ];
    const predicate = signed({ findings, promises: [], gaps: [] });
    expect(predicate.passedTests).toEqual([finding.rule]);
    expect(predicate[notApplicable]).not.toContain(finding.rule);
  });
});
