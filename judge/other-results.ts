import type {
  AssessedFinding,
  AssessedGap,
  AssessedPromise,
  AssessedRule,
  Assessment,
} from "./assessment.ts";
import { canonicalLine, sha256 } from "./canonical-json.ts";
import { failureOf, type Verdict } from "./verdict.ts";

/**
 * What a run says beside the findings of its rules, in the shape of a finding: else whoever reads the findings alone
 * sees nothing but passes.
 */
export interface OtherResult extends AssessedFinding {
  /** A rule that found nothing to judge, the verdict on a promise, or something that is still to be shown. */
  readonly about: "rule" | "promise" | "gap";
  /** The good state, or of a gap what is open. */
  readonly description: string;
}

/** Rules without subjects, every promise and every gap, in the order of the assessment. */
export function otherResults({ rules, findings, promises, gaps }: Assessment): OtherResult[] {
  const judged = new Set(findings.map(({ rule }) => rule));
  return [
    ...rules.filter(({ id }) => !judged.has(id)).map(idleRule),
    ...promises.map(promiseResult),
    ...gaps.map(gapResult),
  ];
}

/**
 * Everything that somebody has to act on: findings that are not met and not waived, gaps, what a vendor contradicts, and
 * promises that are open for none of these reasons.
 */
export function openResults(
  { findings }: Assessment,
  others: readonly OtherResult[],
): (AssessedFinding | OtherResult)[] {
  const isOpen = ({ outcome }: AssessedFinding) => failureOf(outcome, { strict: true }) !== undefined;
  const found = [...findings.filter(isOpen), ...others.filter(({ about }) => about === "gap")];
  const spoken = new Set(found.flatMap(({ clauses }) => clauses));
  const promises = others.filter(
    (other) =>
      other.about === "promise" &&
      isOpen(other) &&
      (other.outcome === "contradicted" || other.clauses.some((clause) => !spoken.has(clause))),
  );
  return [...found, ...promises];
}

function idleRule(rule: AssessedRule): OtherResult {
  const { id, pack, severity, clauses, description, remediation } = rule;
  return {
    ...{ about: "rule", pack, rule: id, severity, clauses, description, remediation },
    outcome: "not-applicable",
    message: "Nothing in this stack is of a kind that the rule judges.",
    sha256: sha256(canonicalLine(rule)),
  };
}

const weight: Readonly<Record<Verdict, AssessedFinding["severity"]>> = {
  error: "critical",
  violated: "critical",
  unverified: "high",
  contradicted: "medium",
  gap: "low",
  declared: "low",
  waived: "low",
  met: "low",
  "not-applicable": "low",
};

function promiseResult({ clause, label, statement, verdict, reason, legs }: AssessedPromise): OtherResult {
  const open = legs.filter(({ shown }) => !shown).map((leg) => leg.statement);
  return {
    about: "promise",
    pack: "promises",
    rule: `promise-${clause}`,
    severity: weight[verdict],
    outcome: verdict,
    clauses: [clause],
    description: statement,
    message: `${label}: ${reason}`,
    remediation: open.length > 0 ? `Show what is open: ${open.join(" ")}` : "Nothing is left to be shown.",
    sha256: sha256(canonicalLine({ clause, verdict, reason })),
  };
}

function gapResult(gap: AssessedGap): OtherResult {
  const { id, clauses, sentence, owner, closes } = gap;
  return {
    about: "gap",
    pack: "gaps",
    rule: `gap-${id}`,
    severity: weight.gap,
    outcome: "gap",
    clauses,
    description:
      "What no rule can judge is shown by an attestation, an observation or an agreement in force.",
    message: sentence,
    remediation: `${owner}: ${closes}`,
    sha256: sha256(canonicalLine(gap)),
  };
}
