import { Redactor } from "../policies/kernel/redaction.ts";
import type { Attestation } from "../register/schema.ts";
import { isInForce } from "../retention/attested.ts";
import { canonicalLine, sha256 } from "./canonical-json.ts";
import { type Catalogue, shippedCatalogue } from "./catalogue.ts";
import type { Context } from "./context.ts";
import type { Finding, Judgement, PromiseVerdict } from "./judgement.ts";
import { provenanceOf } from "./provenance.ts";
import type { Dossier, FileReference, FindingRecord } from "./records.ts";
import { resourceRecords } from "./resource-records.ts";

/** Collects a judgement, its context and the catalogue into plain records. Pure; masks secrets and personal data. */
export function dossierOf(
  judgement: Judgement,
  context: Context,
  { register, laws, packs }: Catalogue = shippedCatalogue(),
): Dossier {
  const { plan, asOf, completeness } = judgement;
  const { redact } = new Redactor(plan.resources);
  const findings = judgement.findings.map((finding) => findingRecord(finding, redact));
  const findingsOf = byClause(findings);
  const gaps = judgement.gaps.map((gap) => ({ ...gap, sentence: redact(gap.sentence) }));
  const attest = (attestation: Attestation) => ({ ...attestation, inForce: isInForce(attestation, asOf) });
  const resources = resourceRecords(judgement, findings, register, redact);
  const unaccounted = resources.filter(({ scope }) => scope === "unaccounted").map(({ urn }) => urn);
  const judged = resources.filter(({ scope }) => scope === "judged").length;
  const outOfScope = resources.length - judged - unaccounted.length;
  const attestations = new Map(
    judgement.promises.flatMap((promise) => promise.attestations.map((entry) => [entry.id, attest(entry)])),
  );
  const waivers = new Map(
    judgement.findings.flatMap(({ waiver }) => (waiver ? [[waiver.id, waiver] as const] : [])),
  );
  return {
    provenance: provenanceOf(context),
    sources: context.sources,
    stack: plan.stack,
    project: plan.project,
    source: plan.source,
    asOf,
    register,
    laws,
    rules: packs.flatMap((pack) =>
      pack.rules.map((rule) => ({
        id: rule.id,
        pack: pack.name,
        severity: rule.severity,
        clauses: [...rule.clauses],
        description: rule.description,
        remediation: rule.remediation,
        file: reference(context, `policies/${pack.name}/rules/${rule.id}.ts`),
        test: reference(context, `test/policies/${pack.name}/rules/${rule.id}.test.ts`),
      })),
    ),
    promises: judgement.promises.map((promise) => ({
      ...promiseRecord(promise, redact),
      findings: findingsOf.get(promise.clause.id) ?? [],
      gaps: gaps.filter(({ clauses }) => clauses.includes(promise.clause.id)),
      attestations: promise.attestations.map(attest),
    })),
    findings,
    gaps,
    waivers: [...waivers.values()],
    attestations: [...attestations.values()],
    resources,
    reconciliation: {
      declared: plan.resources.length,
      planned: completeness.planned,
      judged,
      outOfScope,
      unaccounted,
      complete:
        unaccounted.length === 0 &&
        completeness.planned === plan.resources.length &&
        completeness.judged === judged &&
        completeness.outOfScope.length === outOfScope,
    },
    counts: judgement.counts,
  };
}

function findingRecord(finding: Finding, redact: (text: string) => string): FindingRecord {
  const { pack, rule, severity, clauses, outcome, remediation, resource, waiver } = finding;
  const record = {
    pack,
    rule,
    severity,
    clauses: [...clauses],
    outcome,
    message: redact(finding.message),
    remediation,
    urn: resource ? redact(resource.urn) : null,
    declaredAt: resource?.source ? `${resource.source.file}:${resource.source.line}` : null,
    waiver: waiver?.id ?? null,
  };
  return { ...record, sha256: sha256(canonicalLine(record)) };
}

function byClause(findings: readonly FindingRecord[]): Map<string, FindingRecord[]> {
  const index = new Map<string, FindingRecord[]>();
  for (const finding of findings)
    for (const clause of finding.clauses) {
      const known = index.get(clause);
      if (known) known.push(finding);
      else index.set(clause, [finding]);
    }
  return index;
}

function promiseRecord(
  { clause, kind, verdict, documented, actual, reason, retention }: PromiseVerdict,
  redact: (text: string) => string,
) {
  const subProcessors =
    "holders" in clause
      ? [...new Set(clause.holders.map(({ subProcessor }) => subProcessor))]
      : "subProcessor" in clause
        ? [clause.subProcessor]
        : [];
  return {
    id: clause.id,
    kind,
    label: clause.label,
    statement: clause.statement,
    documentedOnPage: clause.documented,
    decidedBy: clause.decidedBy ?? null,
    law: clause.law,
    proof: clause.proof,
    verdict,
    documented: redact(documented),
    actual: redact(actual),
    reason: redact(reason),
    subProcessors,
    retention: retention ?? null,
  };
}

function reference({ sources }: Context, path: string): FileReference {
  return { path, sha256: sources.find((source) => source.path === path)?.sha256 ?? null };
}
