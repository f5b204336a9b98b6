import type { Finding, Gap, Judgement, PromiseVerdict } from "../../judge/judgement.ts";
import type { Verdict } from "../../judge/verdict.ts";
import type { Resource, SourcePosition } from "../../policies/kernel/resource.ts";
import { inWords } from "../../register/duration.ts";
import type { CopyLife } from "../../retention/compose.ts";

/** A judgement as JSON: what `kaitalk check --format json` prints and findings.json holds. Carries no input values. */
export interface Report {
  readonly register: string;
  readonly project: string;
  readonly stack: string;
  readonly source: Judgement["plan"]["source"];
  readonly asOf: string;
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly promises: readonly ReportedPromise[];
  readonly findings: readonly ReportedFinding[];
  readonly gaps: readonly Gap[];
  readonly completeness: {
    readonly planned: number;
    readonly judged: number;
    readonly outOfScope: readonly { readonly urn: string; readonly reason: string }[];
    readonly unjudged: readonly string[];
  };
}

export interface ReportedPromise {
  readonly clause: string;
  readonly label: string;
  readonly kind: PromiseVerdict["kind"];
  readonly verdict: Verdict;
  readonly documented: string;
  readonly actual: string;
  readonly reason: string;
  readonly law: readonly string[];
  readonly rules: readonly string[];
  /** Seconds as numbers; null where unknown, "no end" where nothing ends a copy. */
  readonly copies?: readonly unknown[];
}

export interface ReportedFinding {
  readonly pack: string;
  readonly rule: string;
  readonly severity: Finding["severity"];
  readonly outcome: Verdict;
  readonly clauses: readonly string[];
  readonly urn?: string;
  readonly type?: string;
  readonly source?: SourcePosition;
  readonly message: string;
  readonly remediation: string;
  readonly waiver?: string;
}

/** The judgement without the resources' inputs, in a stable order. */
export function toReport({ plan, asOf, registerVersion, counts, ...judgement }: Judgement): Report {
  const { completeness } = judgement;
  return {
    register: registerVersion,
    project: plan.project,
    stack: plan.stack,
    source: plan.source,
    asOf,
    counts,
    promises: judgement.promises.map(toPromise),
    findings: judgement.findings.map(toFinding),
    gaps: judgement.gaps,
    completeness: {
      planned: completeness.planned,
      judged: completeness.judged,
      outOfScope: completeness.outOfScope.map(({ resource, reason }) => ({ urn: resource.urn, reason })),
      unjudged: completeness.unjudged.map(({ urn }) => urn),
    },
  };
}

function toPromise(promise: PromiseVerdict): ReportedPromise {
  const { clause, kind, verdict, documented, actual, reason, findings, retention } = promise;
  return {
    clause: clause.id,
    label: clause.label,
    kind,
    verdict,
    documented,
    actual,
    reason,
    law: clause.law,
    rules: [...new Set(findings.map(({ rule }) => rule))],
    ...(retention && { copies: retention.copies.map(toCopy) }),
  };
}

function toCopy({ terms, total, ...copy }: CopyLife): unknown {
  return {
    ...copy,
    total: span(total),
    terms: terms.map((term) => ({ ...term, seconds: span(term.seconds) })),
  };
}

function span(seconds: number | undefined): number | string | null {
  if (seconds === undefined) return null;
  return Number.isFinite(seconds) ? seconds : inWords(seconds);
}

function toFinding({ pack, rule, severity, outcome, clauses, resource, ...rest }: Finding): ReportedFinding {
  return {
    pack,
    rule,
    severity,
    outcome,
    clauses,
    ...located(resource),
    message: rest.message,
    remediation: rest.remediation,
    ...(rest.waiver && { waiver: rest.waiver.id }),
  };
}

function located(resource: Resource | undefined) {
  if (!resource) return {};
  const { urn, type, source } = resource;
  return { urn, type, ...(source && { source }) };
}
