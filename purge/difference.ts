import { visible } from "../register/visible.ts";

/** One difference between a live database and the table map. */
export interface Difference {
  readonly id: DifferenceId;
  readonly table: string;
  readonly column?: string;
  /** One sentence with what is wrong and how to mend it. */
  readonly sentence: string;
  /** The table can not be purged by its age or its account as long as this stands. */
  readonly stopsPurge: boolean;
}

export type DifferenceId =
  | "unknown-table"
  | "unknown-column"
  | "missing-table"
  | "missing-column"
  | "wrong-type"
  | "age-without-value"
  | "flag-of-something-else"
  | "hold-without-value"
  | "missing-index"
  | "wrong-key"
  | "logged-token-table"
  | "unindexed-reference"
  | "hidden-rows"
  | "locked-table"
  | "missing-role"
  | "missing-function"
  | "altered-function"
  | "half-detached"
  | "role-beyond-need"
  | "role-inherited"
  | "broken-receipt"
  | "content-readable"
  | "content-shown"
  | "open-function"
  | "unbounded-role"
  | "right-missing"
  | "right-beyond-need";

/** Kinds of difference under which a table can not be purged. */
const obstacles: ReadonlySet<DifferenceId> = new Set([
  "missing-table",
  "missing-column",
  "wrong-type",
  "age-without-value",
  "missing-index",
  "wrong-key",
  "hidden-rows",
]);

/** Kinds of difference under which rows can be there that no question about their age finds. */
export const hidesRows: ReadonlySet<DifferenceId> = new Set([
  "age-without-value",
  "flag-of-something-else",
  "half-detached",
  "wrong-type",
]);

/** One difference; it stops the purge where its kind does, unless said otherwise. */
export function difference(
  id: DifferenceId,
  place: { readonly table: string; readonly column?: string },
  sentence: string,
  stopsPurge = obstacles.has(id),
): Difference {
  // Names in it stand in a database, where anybody may have made them up.
  return { id, ...place, table: visible(place.table), sentence: visible(sentence), stopsPurge };
}
