import type { Verdict } from "../assess/judgement.ts";
import { canonicalLine, sha256 } from "./canonical-json.ts";
import type { Dossier, FindingRecord, PromiseRecord } from "./records.ts";
import { writtenCopy } from "./written-retention.ts";

/**
 * How an obligation is covered. enforced: a rule judges the plan before it is applied; observed: the same rule on the
 * state of what was applied; attested: a person vouches, in force on the day; gap: nothing proves it, or something
 * contradicts it; n/a: nothing is there that it could apply to.
 */
export type Coverage = "enforced" | "observed" | "attested" | "gap" | "n/a";

/** One line from the law to the proof. Obligations are the law cards that the clause leans on. */
export interface CoverageRow {
  readonly obligations: readonly string[];
  readonly clause: string | null;
  readonly proof: "rule" | "arithmetic" | "attestation" | "gap" | "none";
  /** Id of the rule, copy, attestation or gap. */
  readonly by: string | null;
  /** URN, or the sub-processor that holds a copy. */
  readonly resource: string | null;
  readonly test: string | null;
  readonly coverage: Coverage;
  readonly result: Verdict;
  /** Digest of the record that says so, as one canonical line. */
  readonly sha256: string;
}

/** Every promise, every rule and every law card appears at least once. */
export function coverageRows(dossier: Dossier): CoverageRow[] {
  return [
    ...dossier.promises.flatMap((promise) => promiseRows(promise, dossier)),
    ...idleRules(dossier),
    ...unusedLaws(dossier),
  ];
}

function promiseRows(promise: PromiseRecord, dossier: Dossier): CoverageRow[] {
  const base = { obligations: promise.law, clause: promise.id };
  const tests = new Map(dossier.rules.map(({ id, test }) => [id, test.sha256 === null ? null : test.path]));
  const rows: CoverageRow[] = [
    ...promise.findings.map((finding) => ({
      ...base,
      proof: "rule" as const,
      by: finding.rule,
      resource: finding.urn,
      test: tests.get(finding.rule) ?? null,
      coverage: coverageOf(finding, dossier),
      result: finding.outcome,
      sha256: finding.sha256,
    })),
    ...(promise.retention?.copies ?? []).map((copy) => ({
      ...base,
      proof: "arithmetic" as const,
      by: copy.id,
      resource: copy.subProcessor,
      test: null,
      coverage: copy.verdict === "met" ? proven(dossier) : ("gap" as const),
      result: copy.verdict,
      sha256: sha256(canonicalLine(writtenCopy(copy))),
    })),
    ...promise.attestations
      .filter(({ inForce }) => inForce)
      .map((attestation) => ({
        ...base,
        proof: "attestation" as const,
        by: attestation.id,
        resource: attestation.subProcessor,
        test: null,
        coverage: "attested" as const,
        result: "met" as const,
        sha256: sha256(canonicalLine(attestation)),
      })),
    ...promise.gaps.map((gap) => ({
      ...base,
      proof: "gap" as const,
      by: gap.id,
      resource: null,
      test: null,
      coverage: "gap" as const,
      result: "gap" as const,
      sha256: sha256(canonicalLine(gap)),
    })),
  ];
  if (rows.length > 0) return rows;
  return [
    {
      ...base,
      proof: "none",
      by: null,
      resource: null,
      test: null,
      coverage: promise.verdict === "not-applicable" ? "n/a" : "gap",
      result: promise.verdict,
      sha256: sha256(canonicalLine({ clause: promise.id, verdict: promise.verdict, reason: promise.reason })),
    },
  ];
}

function coverageOf({ outcome }: FindingRecord, dossier: Dossier): Coverage {
  if (outcome === "met") return proven(dossier);
  return outcome === "not-applicable" ? "n/a" : "gap";
}

function proven({ source }: Dossier): Coverage {
  return source === "state" ? "observed" : "enforced";
}

/** Rules that found nothing to judge in this stack. */
function idleRules({ rules, findings, promises }: Dossier): CoverageRow[] {
  const used = new Set(findings.map(({ rule }) => rule));
  return rules
    .filter(({ id }) => !used.has(id))
    .flatMap((rule) =>
      rule.clauses.map((clause) => ({
        obligations: promises.find(({ id }) => id === clause)?.law ?? [],
        clause,
        proof: "rule" as const,
        by: rule.id,
        resource: null,
        test: rule.test.sha256 === null ? null : rule.test.path,
        coverage: "n/a" as const,
        result: "not-applicable" as const,
        sha256: sha256(canonicalLine(rule)),
      })),
    );
}

/** Law cards that no promise leans on. */
function unusedLaws({ laws, promises }: Dossier): CoverageRow[] {
  const cited = new Set(promises.flatMap(({ law }) => law));
  return laws
    .filter(({ id }) => !cited.has(id))
    .map((card) => ({
      obligations: [card.id],
      clause: null,
      proof: "none" as const,
      by: null,
      resource: null,
      test: null,
      coverage: "n/a" as const,
      result: "not-applicable" as const,
      sha256: sha256(canonicalLine(card)),
    }));
}
