import type { AssessedFinding, AssessedPromise, AssessedRule } from "../../judge/assessment.ts";
import { canonicalLine, sha256 } from "../../judge/canonical-json.ts";
import { type Evidence, filesOf } from "../../judge/evidence.ts";
import type { Verdict } from "../../judge/verdict.ts";

/**
 * How an obligation is covered. enforced: a rule judges the plan before it is applied; observed: the same rule on the
 * state of what was applied, or somebody looked; attested: a person vouches, in force on the day; gap: nothing proves it, or something
 * contradicts it; n/a: nothing is there that it could apply to.
 */
type Coverage = "enforced" | "observed" | "attested" | "gap" | "n/a";

/** One piece of proof and what it proves. Obligations are the law cards that its clauses lean on. */
export interface CoverageRow {
  readonly obligations: readonly string[];
  readonly clauses: readonly string[];
  readonly proof: "rule" | "arithmetic" | "attestation" | "observation" | "gap" | "none";
  /** Id of the rule, copy, attestation, leg that was seen, or gap. */
  readonly by: string | null;
  /** URN, or the sub-processor that holds a copy. */
  readonly resource: string | null;
  readonly test: string | null;
  readonly coverage: Coverage;
  readonly result: Verdict;
  /** Digest of the record that says so, as one canonical line. */
  readonly sha256: string;
}

/** Every finding, every copy, every attestation, every leg that was looked at and every gap; every promise, rule and law card at least once. */
export function coverageRows(evidence: Evidence): CoverageRow[] {
  const proofs = [
    ...findingRows(evidence),
    ...copyRows(evidence),
    ...attestationRows(evidence),
    ...observationRows(evidence),
    ...gapRows(evidence),
    ...idleRules(evidence),
  ];
  const spoken = new Set(proofs.flatMap(({ clauses }) => clauses));
  const obligations = obligationsOf(evidence.assessment.promises);
  return [...proofs, ...silentPromises(evidence, spoken), ...unusedLaws(evidence)].map((row) => ({
    obligations: row.law ?? obligations(row.clauses),
    clauses: row.clauses,
    proof: row.proof,
    by: row.by,
    resource: row.resource ?? null,
    test: row.test ?? null,
    coverage: row.coverage,
    result: row.result,
    sha256: row.sha256,
  }));
}

type Draft = Omit<CoverageRow, "obligations" | "resource" | "test"> & {
  readonly resource?: string | null;
  readonly test?: string | null;
  /** Where the row is about a law card itself. */
  readonly law?: readonly string[];
};

function findingRows(evidence: Evidence): Draft[] {
  const tests = new Map(evidence.assessment.rules.map((rule) => [rule.id, testOf(rule, evidence)]));
  return evidence.assessment.findings.map((finding) => ({
    clauses: finding.clauses,
    proof: "rule",
    by: finding.rule,
    resource: finding.urn ?? null,
    test: tests.get(finding.rule) ?? null,
    coverage: coverageOf(finding, evidence),
    result: finding.outcome,
    sha256: finding.sha256,
  }));
}

function copyRows(evidence: Evidence): Draft[] {
  return evidence.assessment.promises.flatMap(({ clause, copies = [] }) =>
    copies.map(
      (copy): Draft => ({
        clauses: [clause],
        proof: "arithmetic",
        by: copy.id,
        resource: copy.subProcessor,
        coverage: copy.verdict === "met" ? proven(evidence) : "gap",
        result: copy.verdict,
        sha256: digestOf(copy),
      }),
    ),
  );
}

function attestationRows({ assessment: { attestations } }: Evidence): Draft[] {
  return attestations
    .filter(({ inForce }) => inForce)
    .map((attestation) => ({
      clauses: attestation.clauses,
      proof: "attestation",
      by: attestation.id,
      resource: attestation.subProcessor,
      coverage: "attested",
      result: "met",
      sha256: digestOf(attestation),
    }));
}

function observationRows({ assessment: { promises } }: Evidence): Draft[] {
  return promises.flatMap(({ clause, legs }) =>
    legs
      .filter(({ observedOn }) => observedOn !== undefined)
      .map(
        (leg): Draft => ({
          clauses: [clause],
          proof: "observation",
          by: leg.id,
          coverage: leg.shown ? "observed" : "gap",
          result: leg.shown ? "met" : "gap",
          sha256: digestOf(leg),
        }),
      ),
  );
}

function gapRows({ assessment: { gaps } }: Evidence): Draft[] {
  return gaps.map((gap) => ({
    clauses: gap.clauses,
    proof: "gap",
    by: gap.id,
    coverage: "gap",
    result: "gap",
    sha256: digestOf(gap),
  }));
}

/** Promises that nothing speaks for: gaps, whatever their verdict, unless they do not apply. */
function silentPromises({ assessment: { promises } }: Evidence, spoken: ReadonlySet<string>): Draft[] {
  return promises
    .filter(({ clause }) => !spoken.has(clause))
    .map(({ clause, verdict, reason }) => ({
      clauses: [clause],
      proof: "none",
      by: null,
      coverage: verdict === "not-applicable" ? "n/a" : "gap",
      result: verdict,
      sha256: digestOf({ clause, verdict, reason }),
    }));
}

/** Rules that found nothing to judge in this stack. They speak for nothing. */
function idleRules(evidence: Evidence): Draft[] {
  const { rules, findings } = evidence.assessment;
  const used = new Set(findings.map(({ rule }) => rule));
  return rules
    .filter(({ id }) => !used.has(id))
    .map((rule) => ({
      clauses: rule.clauses,
      proof: "rule",
      by: rule.id,
      test: testOf(rule, evidence),
      coverage: "n/a",
      result: "not-applicable",
      sha256: digestOf(rule),
    }));
}

/** Law cards that no promise leans on. */
function unusedLaws({ laws, assessment: { promises } }: Evidence): Draft[] {
  const cited = new Set(promises.flatMap(({ law }) => law));
  return laws
    .filter(({ id }) => !cited.has(id))
    .map((card) => ({
      law: [card.id],
      clauses: [],
      proof: "none",
      by: null,
      coverage: "n/a",
      result: "not-applicable",
      sha256: digestOf(card),
    }));
}

function coverageOf({ outcome }: AssessedFinding, evidence: Evidence): Coverage {
  if (outcome === "met") return proven(evidence);
  return outcome === "not-applicable" ? "n/a" : "gap";
}

function proven({ assessment }: Evidence): Coverage {
  return assessment.source === "state" ? "observed" : "enforced";
}

function testOf(rule: AssessedRule, evidence: Evidence): string | null {
  const { test } = filesOf(rule, evidence);
  return test.sha256 === null ? null : test.path;
}

/** The law cards of several clauses, each once; the same list for the same clauses. */
function obligationsOf(
  promises: readonly AssessedPromise[],
): (clauses: readonly string[]) => readonly string[] {
  const law = new Map(promises.map((promise) => [promise.clause, promise.law]));
  const known = new Map<string, readonly string[]>();
  return (clauses) => {
    const key = clauses.join(" ");
    const found = known.get(key) ?? [...new Set(clauses.flatMap((clause) => law.get(clause) ?? []))];
    known.set(key, found);
    return found;
  };
}

function digestOf(record: unknown): string {
  return sha256(canonicalLine(record));
}
