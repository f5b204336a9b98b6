import type { CopyLife, RowComposition, Term } from "./copies.ts";
import { leastOf, marginOf } from "./judge-copy.ts";

/** What an attestation that is still open may say and keep every promise. */
export interface Allowance {
  /** Seconds; negative where what no attestation shortens outlives the promise alone. */
  readonly seconds: number;
  /** Attestations of the same copy's other times, which the seconds are shared with. */
  readonly sharedWith: readonly string[];
}

/** By attestation the tightest allowance of all the copies whose life it would shorten. */
export function longestDurations(rows: readonly RowComposition[]): ReadonlyMap<string, Allowance> {
  const longest = new Map<string, Allowance>();
  for (const copy of rows.flatMap(({ copies }) => copies))
    for (const [id, allowance] of allowancesOf(copy)) {
      const known = longest.get(id);
      if (!known || allowance.seconds < known.seconds) longest.set(id, allowance);
    }
  return longest;
}

function allowancesOf({ documented, terms }: CopyLife): (readonly [string, Allowance])[] {
  if (documented === null) return [];
  const rest = terms.filter((term) => waitingFor(term).length === 0);
  const seconds = documented - leastOf(rest) - marginOf(rest);
  return terms.flatMap((term) =>
    waitingFor(term).map((id) => {
      const others = terms.map(waitingFor).filter((ids) => ids.length > 0 && !ids.includes(id));
      return [id, { seconds, sharedWith: [...new Set(others.flat())] }] as const;
    }),
  );
}

function waitingFor({ shortenedBy = [] }: Term): readonly string[] {
  return shortenedBy;
}
