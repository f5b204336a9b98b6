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

describe("the signed statement", () => {
  test.each(results)("of a promise that is %s says %s", (verdict, result) => {
    expect(signed({ counts: countVerdicts(["met", verdict]) }).result).toBe(result);
  });

  test.each(results)("of a rule that found %s says %s, and names the rule there alone", (outcome, result) => {
    const predicate = signed({ findings: [{ ...finding, outcome }] });
    expect(predicate.result).toBe(result);
    const { passedTests, warnedTests, failedTests } = predicate;
    expect({ PASSED: passedTests, WARNED: warnedTests, FAILED: failedTests }).toEqual({
      PASSED: [],
      WARNED: [],
      FAILED: [],
      [result]: [finding.rule],
    });
  });

  test("of a stack that was not judged whole says FAILED, whatever was met", () => {
    const completeness = { ...evidence.assessment.completeness, complete: false };
    expect(signed({ completeness }).result).toBe("FAILED");
  });
});
