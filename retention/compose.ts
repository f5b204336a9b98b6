import { allClauses, clauseKind } from "../register/clauses.ts";
import { toSeconds } from "../register/duration.ts";
import { books } from "../register/read-books.ts";
import type { Attestation, Clause, RetentionClause } from "../register/schema.ts";
import type { Proofs } from "./attested.ts";
import { gravest, type RowComposition } from "./copies.ts";
import type { DeclaredCopies } from "./declared.ts";
import { judgeCopy } from "./judge-copy.ts";
import { neonCopies } from "./neon-copies.ts";
import { registeredCopies } from "./registered-copies.ts";

export type { CopyLife, RowComposition } from "./copies.ts";

export interface ComposeOptions {
  /** Date (ISO) on which attestations must hold. */
  readonly asOf: string;
  /** The shipped ones unless a test brings others. */
  readonly attestations?: readonly Attestation[];
}

/**
 * The worst-case life of every copy of every data type, in the register's order: one row a retention clause, and one a
 * safeguard that speaks of copies. Pure. Throws `InputError` where the register lacks a fact or an attestation entry
 * that a copy needs.
 */
export function compose(declared: DeclaredCopies, { asOf, attestations }: ComposeOptions): RowComposition[] {
  const proofs = { asOf, attestations: attestations ?? books().attestations.value.attestations };
  return [...allClauses().values()]
    .filter((clause) => isRetention(clause) || hasCopies(clause))
    .map((clause) => rowOf(clause, declared, proofs));
}

function rowOf(clause: Clause, declared: DeclaredCopies, proofs: Proofs): RowComposition {
  const documented = periodOf(clause);
  const rows = isRetention(clause) && clause.enforcedBy.includes("purge");
  const copies = [
    ...(rows ? neonCopies({ clause, documented }, declared, proofs) : []),
    ...registeredCopies({ id: clause.id, documented }, declared, proofs),
  ].map((draft) => judgeCopy({ ...draft, ours: isOurs(clause) }, proofs));
  return { clause: clause.id, documented, copies, verdict: gravest(copies.map(({ verdict }) => verdict)) };
}

/** Seconds; null where the vendor's own policy decides, and where a safeguard leaves the period to each copy. */
function periodOf(clause: Clause): number | null {
  return isRetention(clause) && clause.duration !== null ? toSeconds(clause.duration) : null;
}

/** Whether the page names no period for the data. */
function isOurs(clause: Clause): boolean {
  return isRetention(clause) && !(clause.documented && clause.durationDocumented);
}

function isRetention(clause: Clause): clause is RetentionClause {
  return clauseKind(clause) === "retention";
}

function hasCopies({ id }: Clause): boolean {
  return books().copies.value.copies.some(({ clause }) => clause === id);
}
