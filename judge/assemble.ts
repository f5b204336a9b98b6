import { basename } from "node:path";
import type { Pack } from "../policies/kernel/pack.ts";
import { Redactor } from "../policies/kernel/redaction.ts";
import type { Resource } from "../policies/kernel/resource.ts";
import type { Books } from "../register/books.ts";
import { isInForce } from "../retention/attested.ts";
import type { CopyLife } from "../retention/copies.ts";
import type { StackSnapshot } from "../snapshot/stack-snapshot.ts";
import {
  type AssessedCopy,
  type AssessedFinding,
  type AssessedPromise,
  type Assessment,
  type Span,
  schemaVersion,
} from "./assessment.ts";
import { sha256 } from "./canonical-json.ts";
import type { Completeness, Finding, Gap, PromiseVerdict } from "./judgement.ts";
import type { ObservationFile } from "./observations.ts";
import { assessedResources } from "./resources.ts";
import { countVerdicts } from "./verdict.ts";

/** What the steps of a judgement found. */
export interface Steps {
  readonly snapshot: StackSnapshot;
  readonly books: Books;
  readonly packs: readonly Pack[];
  readonly asOf: string;
  readonly promises: readonly PromiseVerdict[];
  readonly findings: readonly Finding[];
  readonly gaps: readonly Gap[];
  readonly completeness: Completeness;
  readonly observations: readonly ObservationFile[];
}

type Redact = (text: string) => string;

/** What was found as plain data, in one piece: nothing secret, no data about people, each thing said once. */
export function assemble({
  snapshot,
  books,
  packs,
  asOf,
  promises,
  observations,
  ...found
}: Steps): Assessment {
  const { redact } = new Redactor(snapshot.resources);
  const positions = new Map(found.findings.map((finding, position) => [finding, position]));
  const places = new Map(snapshot.resources.map((resource) => [resource, placed(resource, redact)]));
  const findings = found.findings.map((finding) =>
    assessedFinding(
      finding,
      finding.resource && (places.get(finding.resource) ?? placed(finding.resource, redact)),
      redact,
    ),
  );
  const register = books.register.value;
  return {
    schemaVersion,
    register: register.version,
    project: snapshot.project,
    stack: snapshot.stack,
    source: snapshot.source,
    ...(snapshot.file !== undefined && { file: redact(basename(snapshot.file)) }),
    ...(snapshot.writtenAt !== undefined && { writtenAt: redact(snapshot.writtenAt) }),
    ...(snapshot.customerData !== undefined && { customerData: snapshot.customerData }),
    asOf,
    counts: countVerdicts(promises.map(({ verdict }) => verdict)),
    promises: promises.map((promise) => assessedPromise(promise, positions, redact)),
    findings,
    gaps: found.gaps.map((gap) => ({ ...gap, sentence: redact(gap.sentence) })),
    completeness: completeness(found.completeness, redact),
    rules: packs.flatMap((pack) =>
      pack.rules.map(({ id, severity, clauses, description, remediation }) => ({
        id,
        pack: pack.name,
        severity,
        clauses,
        description,
        remediation,
      })),
    ),
    resources: assessedResources(snapshot, found, register, redact),
    attestations: books.attestations.value.attestations.map((entry) => ({
      ...entry,
      inForce: isInForce(entry, asOf),
    })),
    observations: observations.map(
      ({ observation: { kind, observedAt, simulated }, sha256: digest, signedBy }) => ({
        kind,
        observedAt,
        sha256: digest,
        ...(simulated && { simulated }),
        ...(signedBy !== undefined && { signedBy }),
      }),
    ),
    waivers: [...new Set(found.findings.flatMap(({ waiver }) => waiver ?? []))],
  };
}

function completeness(
  { planned, judged, outOfScope, unjudged }: Completeness,
  redact: Redact,
): Assessment["completeness"] {
  return {
    planned,
    judged,
    outOfScope: outOfScope.map(({ resource, reason }) => ({
      urn: redact(resource.urn),
      reason: redact(reason),
    })),
    unjudged: unjudged.map(({ urn }) => redact(urn)),
    complete: unjudged.length === 0 && judged + outOfScope.length === planned,
  };
}

function assessedPromise(
  {
    clause,
    kind,
    verdict,
    documented,
    actual,
    reason,
    findings,
    gaps,
    attestations,
    retention,
    legs,
  }: PromiseVerdict,
  positions: ReadonlyMap<Finding, number>,
  redact: Redact,
): AssessedPromise {
  return {
    clause: clause.id,
    label: clause.label,
    kind,
    verdict,
    documented: redact(documented),
    actual: redact(actual),
    reason: redact(reason),
    statement: clause.statement,
    documentedOnPage: clause.documented,
    decidedBy: clause.decidedBy ?? null,
    legs: legs.map(({ id, proof, statement, hop, shown, by, missing, observedOn }) => ({
      id,
      proof,
      statement,
      ...(hop && { hop }),
      shown,
      by,
      ...(missing !== undefined && { missing: redact(missing) }),
      ...(observedOn !== undefined && { observedOn }),
    })),
    law: clause.law,
    subProcessors: subProcessorsOf(clause),
    rules: [...new Set(findings.map(({ rule }) => rule))],
    findings: findings.flatMap((finding) => positions.get(finding) ?? []),
    gaps: gaps.map(({ id }) => id),
    attestations: attestations.map(({ id }) => id),
    ...(retention && {
      documentedSeconds: retention.documented,
      copies: retention.copies.map((copy) => assessedCopy(copy, redact)),
    }),
  };
}

function subProcessorsOf(clause: PromiseVerdict["clause"]): string[] {
  if ("holders" in clause) return [...new Set(clause.holders.map(({ subProcessor }) => subProcessor))];
  return "subProcessor" in clause ? [clause.subProcessor] : [];
}

function assessedCopy({ terms, total, ...copy }: CopyLife, redact: Redact): AssessedCopy {
  return {
    ...copy,
    id: redact(copy.id),
    label: redact(copy.label),
    reason: redact(copy.reason),
    total: span(total),
    terms: terms.map((term) => ({ ...term, source: redact(term.source), seconds: span(term.seconds) })),
  };
}

function span(seconds: number | undefined): Span {
  if (seconds === undefined) return null;
  return Number.isFinite(seconds) ? seconds : "no end";
}

/** Its keys stand in their alphabetical order, so that the digest is that of the canonical line. */
function assessedFinding(
  { clauses, message, outcome, pack, remediation, rule, severity, waiver }: Finding,
  place: Place | undefined,
  redact: Redact,
): AssessedFinding {
  return Object.assign(Object.create(digested), {
    clauses,
    message: redact(message),
    outcome,
    pack,
    remediation,
    rule,
    severity,
    ...place,
    ...(waiver && { waiver: waiver.id }),
  });
}

/**
 * What every finding has beside its record: a digest that is worked out when it is asked for, which a person who reads a
 * table does not. A getter in each record would take five times the record's memory.
 */
const digested = {
  get sha256(): string {
    return sha256(JSON.stringify({ ...this }));
  },
  toJSON(): object {
    return { ...this, sha256: this.sha256 };
  },
};

type Place = Pick<AssessedFinding, "source" | "type" | "urn">;

function placed({ source, type, urn }: Resource, redact: Redact): Place {
  return { ...(source && { source: { file: source.file, line: source.line } }), type, urn: redact(urn) };
}
