import { canonicalLine } from "../judge/canonical-json.ts";
import type { SourceFile } from "../judge/context.ts";
import type { Evidence } from "../judge/evidence.ts";
import { otherResults } from "../judge/other-results.ts";
import { failureOf, gravestFailure, type Verdict, verdicts } from "../judge/verdict.ts";

/**
 * An in-toto statement about the bag's own files: which rules passed, warned and failed on which inputs, which promises
 * did, and what is still to be shown. Source: in-toto attestation framework, Statement v1 and predicate test-result
 * v0.1, which has no word for a test without subjects; fields beside its own are named by URI.
 */
export function statementOf(evidence: Evidence, subjects: readonly SourceFile[]): string {
  const { assessment, provenance } = evidence;
  const outcomes = new Map<string, Set<Verdict>>();
  for (const { rule, outcome } of [...assessment.findings, ...otherResults(assessment)])
    outcomes.set(rule, (outcomes.get(rule) ?? new Set()).add(outcome));
  const results = Map.groupBy(outcomes, ([, some]) => resultOfTest(some));
  const named = (result: Result | "not applicable") => (results.get(result) ?? []).map(([test]) => test);
  return canonicalLine({
    _type: "https://in-toto.io/Statement/v1",
    subject: subjects.map(({ path, sha256 }) => ({ name: path, digest: { sha256 } })),
    predicateType: "https://in-toto.io/attestation/test-result/v0.1",
    predicate: {
      result: overall(evidence),
      configuration: provenance.inputs.map(({ path, sha256 }) => ({ name: path, digest: { sha256 } })),
      passedTests: named("passed"),
      warnedTests: named("warned"),
      failedTests: named("failed"),
      "tag:kaitalk.online,2026:compliance-stack/notApplicableTests": named("not applicable"),
    },
  });
}

function overall({ assessment: { counts, findings, completeness } }: Evidence): Uppercase<Result> {
  if (!completeness.complete) return "FAILED";
  const promised = verdicts.filter((verdict) => counts[verdict] > 0);
  return resultOfVerdicts([
    ...promised,
    ...findings.map(({ outcome }) => outcome),
  ]).toUpperCase() as Uppercase<Result>;
}

type Result = "passed" | "warned" | "failed";

function resultOfTest(some: ReadonlySet<Verdict>): Result | "not applicable" {
  return [...some].every((verdict) => verdict === "not-applicable")
    ? "not applicable"
    : resultOfVerdicts(some);
}

/** What fails a check fails here; everything else that is not shown, or is allowed for a time, is a warning. */
function resultOfVerdicts(some: Iterable<Verdict>): Result {
  const all = [...some];
  if (gravestFailure(all) !== "met") return "failed";
  return all.some((verdict) => verdict === "waived" || failureOf(verdict, { strict: true }))
    ? "warned"
    : "passed";
}
