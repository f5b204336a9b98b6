import { canonicalLine } from "../judge/canonical-json.ts";
import type { SourceFile } from "../judge/context.ts";
import type { Dossier, RuleRecord } from "../judge/records.ts";

const failing: ReadonlySet<string> = new Set(["violated", "error"]);
const warning: ReadonlySet<string> = new Set(["unverified", "waived"]);

/**
 * An in-toto statement about the bag's own files: which rules passed, warned and failed, on which inputs.
 * Source: in-toto attestation framework, Statement v1 and predicate test-result v0.1.
 */
export function statementOf(dossier: Dossier, subjects: readonly SourceFile[]): string {
  const outcomes = new Map<string, Set<string>>();
  for (const { rule, outcome } of dossier.findings)
    outcomes.set(rule, (outcomes.get(rule) ?? new Set()).add(outcome));
  const resultOf = ({ id }: RuleRecord) => {
    const seen = [...(outcomes.get(id) ?? [])];
    if (seen.some((outcome) => failing.has(outcome))) return "failed";
    return seen.some((outcome) => warning.has(outcome)) ? "warned" : "passed";
  };
  const named = (result: string) =>
    dossier.rules.filter((rule) => resultOf(rule) === result && outcomes.has(rule.id)).map(({ id }) => id);
  return canonicalLine({
    _type: "https://in-toto.io/Statement/v1",
    subject: subjects.map(({ path, sha256 }) => ({ name: path, digest: { sha256 } })),
    predicateType: "https://in-toto.io/attestation/test-result/v0.1",
    predicate: {
      result: overall(dossier),
      configuration: dossier.provenance.inputs.map(({ path, sha256 }) => ({
        name: path,
        digest: { sha256 },
      })),
      passedTests: named("passed"),
      warnedTests: named("warned"),
      failedTests: named("failed"),
    },
  });
}

function overall({ counts, reconciliation }: Dossier): "PASSED" | "WARNED" | "FAILED" {
  if (counts.violated > 0 || counts.error > 0 || !reconciliation.complete) return "FAILED";
  return counts.unverified > 0 || counts.gap > 0 || counts.waived > 0 ? "WARNED" : "PASSED";
}
