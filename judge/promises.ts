import type { Books } from "../register/books.ts";
import { clauseKind, clausesOf } from "../register/clauses.ts";
import { inWords, toSeconds } from "../register/duration.ts";
import type { ListChange } from "../register/list/changes.ts";
import type {
  Clause,
  ListClause,
  RegionClause,
  Register,
  RetentionClause,
  SafeguardClause,
} from "../register/schema.ts";
import type { CopyLife, RowComposition } from "../retention/compose.ts";
import type { StackSnapshot } from "../snapshot/stack-snapshot.ts";
import type { Finding, Gap, PromiseVerdict } from "./judgement.ts";
import type { LegVerdict } from "./leg-verdict.ts";
import { copyLegs, legVerdict, type Proofs } from "./legs.ts";
import { noticeClause, owedLegs } from "./owed-notice.ts";
import { ownerOf } from "./resource-owner.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

interface Basis {
  readonly plan: StackSnapshot;
  readonly findings: readonly Finding[];
  readonly rows: readonly RowComposition[];
  readonly legs: ReadonlyMap<string, readonly LegVerdict[]>;
  readonly gaps: readonly Gap[];
  readonly books: Books;
}

/** How the legs of every promise stand, by clause: those that the register names, then one a copy that a vendor keeps. */
export function legsOf({
  findings,
  rows,
  owed,
  proofs,
}: {
  readonly findings: readonly Finding[];
  readonly rows: readonly RowComposition[];
  readonly owed: readonly ListChange[];
  readonly proofs: Proofs;
}): ReadonlyMap<string, readonly LegVerdict[]> {
  const register = proofs.books.register.value;
  const known = new Map(register.legs.map((leg) => [leg.id, leg]));
  return new Map(
    clausesOf(register).map((clause) => {
      const legs = clause.legs.flatMap((id) => known.get(id) ?? []);
      const named = new Set(legs.flatMap(({ attestations = [] }) => attestations));
      const row = rows.find((candidate) => candidate.clause === clause.id);
      const cited = findings.filter(({ clauses }) => clauses.includes(clause.id));
      return [
        clause.id,
        [
          ...legs.map((leg) => legVerdict(leg, clause.id, cited, proofs)),
          ...(row ? copyLegs(row, named, proofs) : []),
          ...(clause.id === noticeClause ? owedLegs(owed) : []),
        ],
      ];
    }),
  );
}

/** One verdict a clause, in the order of the register. Fails closed: what nothing speaks for is unverified. */
export function promisesOf(basis: Basis): PromiseVerdict[] {
  return clausesOf(basis.books.register.value).map((clause) => promiseOf(clause, basis));
}

function promiseOf(clause: Clause, { plan, findings, rows, legs: all, gaps, books }: Basis): PromiseVerdict {
  const register = books.register.value;
  const cited = findings.filter(({ clauses }) => clauses.includes(clause.id));
  const open = gaps.filter(({ clauses }) => clauses.includes(clause.id));
  const retention = rows.find((row) => row.clause === clause.id);
  const attestations = books.attestations.value.attestations.filter(({ clauses }) =>
    clauses.includes(clause.id),
  );
  const legs = all.get(clause.id) ?? [];
  const outcomes = [...cited.map(({ outcome }) => outcome), ...(retention ? [retention.verdict] : [])];
  const verdict = verdictOf({ outcomes, legs });
  return {
    clause,
    kind: clauseKind(clause),
    verdict,
    documented: documented(clause, register),
    actual: actual(clause, { plan, register }, cited, retention),
    reason: reason(clause, verdict, cited, legs, retention),
    findings: cited,
    legs,
    attestations,
    gaps: open,
    ...(retention && { retention }),
  };
}

function documented(clause: Clause, { subProcessors }: Register): string {
  switch (clauseKind(clause)) {
    case "regions":
      return (clause as RegionClause).region;
    case "retention":
      return period(clause as RetentionClause);
    case "safeguards":
      return requirements(clause as SafeguardClause);
    case "lists": {
      const { noticePeriod } = clause as ListClause;
      return noticePeriod
        ? `${inWords(toSeconds(noticePeriod))} before`
        : `${subProcessors.length} companies`;
    }
  }
}

/** Requirements that say something to a reader, in words; the others are for rules alone. */
const requirementWords: Readonly<Record<string, (value: unknown) => string>> = {
  algorithm: String,
  keyBytes: (value) => `${value}-byte keys`,
  minTlsVersion: (value) => `TLS ${value}`,
  databaseSslMode: String,
  hash: (value) => `${value} only`,
  requestPath: String,
};

function requirements({ requires }: SafeguardClause): string {
  const words = Object.entries(requires).flatMap(([name, value]) => requirementWords[name]?.(value) ?? []);
  return words.join(", ") || "stated";
}

/** `90 d`, `account + 30 d`, `vendor's policy`. */
function period({ trigger, duration }: RetentionClause): string {
  if (duration === null || trigger === "vendor-policy") return "vendor's policy";
  const words = inWords(toSeconds(duration));
  return trigger === "account-deletion" ? `account + ${words}` : words;
}

/** The stack, and the register that says which company a resource belongs to. */
interface Judged {
  readonly plan: StackSnapshot;
  readonly register: Register;
}

function actual(
  clause: Clause,
  judged: Judged,
  cited: readonly Finding[],
  retention: RowComposition | undefined,
): string {
  if (retention) return longestCopy(retention);
  if ("region" in clause) return regionsIn(judged, clause);
  if (clause.id === "sub-processor-list") return `${subProcessorsIn(judged).size} companies in use`;
  const checks = cited.filter(({ outcome }) => outcome !== "not-applicable");
  if (checks.length === 0) return "no declared resource shows it";
  return `${checks.filter(({ outcome }) => outcome === "met").length} of ${checks.length} checks met`;
}

/** The terms of the copy that lives longest: `87 d rows + 2 d runs + 1 d history`. */
function longestCopy({ copies }: RowComposition): string {
  const longest = copies.reduce<CopyLife | undefined>(
    (found, copy) => (lifeOf(copy) > (found ? lifeOf(found) : -1) ? copy : found),
    undefined,
  );
  if (!longest) return "no copy declared";
  if (longest.total === undefined) return `${longest.label}: unknown`;
  const terms = longest.terms.filter(({ seconds }) => seconds !== 0);
  return terms.map(({ label, seconds = 0 }) => `${inWords(seconds)} ${label}`).join(" + ") || "0 s";
}

function lifeOf({ total }: CopyLife): number {
  return total ?? Number.POSITIVE_INFINITY;
}

const regionProperties = ["regionId", "region", "jurisdiction"] as const;

function regionsIn({ plan, register }: Judged, { subProcessor, region }: RegionClause): string {
  const declared = plan.resources
    .filter(
      (resource) =>
        ownerOf(resource, register) === subProcessor && !resource.type.startsWith("pulumi:providers:"),
    )
    .flatMap(({ inputs }) => regionProperties.map((name) => inputs[name]))
    .filter((value) => typeof value === "string");
  const distinct = [...new Set(declared)];
  return distinct.length > 0 ? distinct.join(", ") : `${region} (vendor's default, no other declared)`;
}

function subProcessorsIn({ plan, register }: Judged): Set<string> {
  const owners = plan.resources.map((resource) => ownerOf(resource, register));
  return new Set(owners.filter((owner) => owner !== undefined));
}

function reason(
  clause: Clause,
  verdict: Verdict,
  cited: readonly Finding[],
  legs: readonly LegVerdict[],
  retention: RowComposition | undefined,
): string {
  const finding = cited.find(({ outcome }) => outcome === verdict);
  if (verdict === "gap" || verdict === "declared") {
    const open = legs.find(({ shown }) => !shown);
    const copy = retention?.copies.find((candidate) => candidate.verdict === "gap");
    return open
      ? `${open.statement.replace(/\.$/, "")}: ${open.missing}.`
      : (copy?.reason ?? clause.statement);
  }
  if (verdict === "met" && retention)
    return retention.copies.map(({ reason: sentence }) => sentence).join(" ");
  if (finding && verdict !== "met") return finding.message;
  const copy = retention?.copies.find((candidate) => candidate.verdict === verdict);
  if (copy) return copy.reason;
  return verdict === "met" ? clause.statement : "No rule judged a resource for this promise.";
}
