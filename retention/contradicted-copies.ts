import { clausesOf } from "../register/clauses.ts";
import { toSeconds } from "../register/duration.ts";
import { books } from "../register/read-books.ts";
import { judgeCopy, leastOf } from "./judge-copy.ts";
import { registeredCopies } from "./registered-copies.ts";

/** A copy that lives longer than a promise says, by what the vendor itself documents. */
export interface ContradictedCopy {
  readonly clause: string;
  readonly subProcessor: string;
  /** What the copy lives at least. */
  readonly seconds: number;
}

/**
 * Every promise that a vendor's documented behaviour breaks, whatever the stack declares: the longest copy of each
 * company. `asOf` is the date (ISO) on which attestations must hold.
 */
export function contradictedCopies(asOf: string): ContradictedCopy[] {
  const { register, attestations } = books();
  const proofs = { asOf, attestations: attestations.value.attestations };
  const nothingDeclared = { buckets: [] };
  const found = clausesOf(register.value).flatMap((clause) => {
    const period = "duration" in clause ? clause.duration : null;
    const documented = period === null ? null : toSeconds(period);
    return registeredCopies({ id: clause.id, documented }, nothingDeclared, proofs)
      .map((draft) => judgeCopy(draft, proofs))
      .filter(({ verdict }) => verdict === "contradicted")
      .map(({ subProcessor, terms }) => ({ clause: clause.id, subProcessor, seconds: leastOf(terms) }));
  });
  const byCompany = Map.groupBy(found, ({ clause, subProcessor }) => `${clause} ${subProcessor}`);
  return [...byCompany.values()].map((copies) =>
    copies.reduce((longest, copy) => (copy.seconds > longest.seconds ? copy : longest)),
  );
}
