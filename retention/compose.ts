import { allClauses, clauseKind } from "../register/clauses.ts";
import { toSeconds } from "../register/duration.ts";
import { books } from "../register/read-books.ts";
import type { Attestation, RetentionClause } from "../register/schema.ts";
import { bucketCopies } from "./bucket-copies.ts";
import { gravest, type RowComposition } from "./copies.ts";
import { judgeCopy } from "./copy-draft.ts";
import type { DeclaredCopies } from "./declared.ts";
import { neonCopies } from "./neon-copies.ts";
import { vendorCopies } from "./vendor-copies.ts";

export type { CopyLife, CopyVerdict, Phase, RowComposition, Term } from "./copies.ts";

export interface ComposeOptions {
  /** Date (ISO) on which attestations must hold. */
  readonly asOf: string;
  /** The shipped ones unless a test brings others. */
  readonly attestations?: readonly Attestation[];
}

/**
 * The worst-case life of every copy of every data type, one row a retention clause, in the register's order.
 * Pure. Throws `InputError` where the register lacks a fact or an attestation entry that a copy needs.
 */
export function compose(declared: DeclaredCopies, { asOf, attestations }: ComposeOptions): RowComposition[] {
  const entries = attestations ?? books().attestations.value.attestations;
  return [...allClauses().values()]
    .filter((clause): clause is RetentionClause => clauseKind(clause) === "retention")
    .map((clause) => {
      const documented = clause.duration === null ? null : toSeconds(clause.duration);
      const judging = { documented, attestations: entries, asOf };
      const drafts = [
        ...(clause.enforcedBy.includes("purge") ? neonCopies(clause, declared) : []),
        ...bucketCopies(clause.id, declared.buckets),
        ...vendorCopies(clause.id, declared),
      ];
      const copies = drafts.map((draft) => judgeCopy(draft, judging));
      return {
        clause: clause.id,
        documented,
        copies,
        verdict: gravest(copies.map(({ verdict }) => verdict)),
      };
    });
}
