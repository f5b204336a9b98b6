import type { Books } from "../register/books.ts";
import { clauseKind, clausesOf } from "../register/clauses.ts";
import type { ListChange } from "../register/list/changes.ts";
import type { Clause } from "../register/schema.ts";
import { withoutStop } from "../register/without-stop.ts";
import type { RowComposition } from "../retention/compose.ts";
import type { StackSnapshot } from "../snapshot/stack-snapshot.ts";
import { documentedIn } from "./documented.ts";
import { foundFor } from "./found.ts";
import type { Finding, Gap, PromiseVerdict } from "./judgement.ts";
import type { LegVerdict } from "./leg-verdict.ts";
import { copyLegs, legVerdict, type Proofs } from "./legs.ts";
import { noticeClause, owedLegs } from "./owed-notice.ts";
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
  const citing = byClause(findings);
  return new Map(
    clausesOf(register).map((clause) => {
      const legs = clause.legs.flatMap((id) => known.get(id) ?? []);
      const named = new Set(legs.flatMap(({ attestations = [] }) => attestations));
      const row = rows.find((candidate) => candidate.clause === clause.id);
      const cited = citing.get(clause.id) ?? [];
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
  const citing = byClause(basis.findings);
  return clausesOf(basis.books.register.value).map((clause) =>
    promiseOf(clause, citing.get(clause.id) ?? [], basis),
  );
}

/** The findings that speak of each promise, in their order. */
function byClause(findings: readonly Finding[]): Map<string, Finding[]> {
  const citing = new Map<string, Finding[]>();
  for (const finding of findings)
    for (const clause of new Set(finding.clauses)) {
      const cited = citing.get(clause);
      if (cited) cited.push(finding);
      else citing.set(clause, [finding]);
    }
  return citing;
}

function promiseOf(
  clause: Clause,
  cited: readonly Finding[],
  { plan, rows, legs: all, gaps, books }: Basis,
): PromiseVerdict {
  const register = books.register.value;
  const open = gaps.filter(({ clauses }) => clauses.includes(clause.id));
  const retention = rows.find((row) => row.clause === clause.id);
  const attestations = books.attestations.value.attestations.filter(({ clauses }) =>
    clauses.includes(clause.id),
  );
  const legs = all.get(clause.id) ?? [];
  const outcomes = [...cited.map(({ outcome }) => outcome), ...(retention ? [retention.verdict] : [])];
  const verdict = verdictIn(plan, verdictOf({ outcomes, legs }));
  return {
    clause,
    kind: clauseKind(clause),
    verdict,
    documented: documentedIn(clause, register),
    actual: foundFor(clause, { plan, books }, cited, retention),
    reason:
      verdict === "not-applicable" ? nothingToKeep(plan) : reason(clause, verdict, cited, legs, retention),
    findings: cited,
    legs,
    attestations,
    gaps: open,
    ...(retention && { retention }),
  };
}

/** Where no customer's data is, a promise asks for the configuration alone, and every rule still judges that. */
function verdictIn({ customerData }: StackSnapshot, verdict: Verdict): Verdict {
  const asksForMore = verdict === "contradicted" || verdict === "gap" || verdict === "declared";
  return customerData === "none" && asksForMore ? "not-applicable" : verdict;
}

function nothingToKeep({ stack }: StackSnapshot): string {
  return `Stack ${stack} says that it holds no customer's data: only its configuration is asked, and that breaks nothing.`;
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
    const copy = retention?.copies.find(({ id, verdict: own }) => (open ? id === open.id : own === "gap"));
    if (copy) return copy.reason;
    return open ? `${withoutStop(open.statement)}: ${open.missing}.` : clause.statement;
  }
  if (verdict === "met" && retention)
    return retention.copies.map(({ reason: sentence }) => sentence).join(" ");
  if (finding && verdict !== "met") return finding.message;
  const copy = retention?.copies.find((candidate) => candidate.verdict === verdict);
  if (copy) return copy.reason;
  return verdict === "met" ? clause.statement : "No rule judged a resource for this promise.";
}
