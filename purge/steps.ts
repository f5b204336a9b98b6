import type { RowOrder } from "../retention/purge-orders.ts";
import type { TableMap } from "./table-map.ts";

/** Rows of one table that are due by a time of their own. */
export interface TimeStep {
  readonly trigger: "age" | "use";
  readonly table: string;
  readonly clause: string;
  readonly key: string;
  /** The column that names the account that owns a row; undefined where none does. */
  readonly accountKey?: string;
  readonly column: string;
  /** Seconds after `column` at which a row is due; 0 where it is due as soon as the column is set. */
  readonly dueAfterSeconds: number;
  /** Columns to empty; undefined where the row is deleted. */
  readonly empties?: { readonly columns: readonly string[]; readonly while: string };
}

/** Rows of one table that leave with their account. */
export interface AccountStep {
  readonly trigger: "account-deletion";
  readonly table: string;
  readonly clause: string;
  readonly key: string;
  readonly accountKey: string;
  /** Seconds after the deletion of the account; the same in every step. */
  readonly dueAfterSeconds: number;
}

export type Step = TimeStep | AccountStep;

/**
 * What one run does, in order: the shortest promise first, so that a run cut short breaks the fewest; then deleted
 * accounts table by table, the account itself last.
 */
export function stepsOf(map: TableMap, orders: readonly RowOrder[]): Step[] {
  const ageOf = new Map(orders.map(({ clause, ageSeconds }) => [clause, ageSeconds]));
  const tables = Object.entries(map.tables);
  const timed = tables.flatMap(([table, { key, accountKey, erasures }]) =>
    erasures.flatMap((erasure): TimeStep[] => {
      const dueAfterSeconds = ageOf.get(erasure.clause);
      if (erasure.age === undefined || dueAfterSeconds === undefined) return [];
      const base = { table, clause: erasure.clause, key, ...(accountKey !== undefined && { accountKey }) };
      const aged: TimeStep = { ...base, trigger: "age", column: erasure.age, dueAfterSeconds };
      if (erasure.erased === "set-null")
        return [{ ...aged, empties: { columns: erasure.columns, while: erasure.while } }];
      if (erasure.erased === "unlogged")
        return [aged, { ...base, trigger: "use", column: erasure.spent, dueAfterSeconds: 0 }];
      return [aged];
    }),
  );
  const accountAges = tables.flatMap(([, { erasures }]) =>
    erasures.flatMap(({ age, clause }) => (age === undefined ? [ageOf.get(clause) ?? 0] : [])),
  );
  const ofAccounts = tables.flatMap(([table, { key, accountKey, erasures }]): AccountStep[] => {
    const clause = (erasures.find(({ age }) => age === undefined) ?? erasures[0])?.clause;
    if (accountKey === undefined || clause === undefined) return [];
    // One age for the whole account: its last row can not outlive it, so the shortest promise decides for all.
    return [
      {
        trigger: "account-deletion",
        table,
        clause,
        key,
        accountKey,
        dueAfterSeconds: Math.min(...accountAges),
      },
    ];
  });
  return [...timed.sort((one, other) => one.dueAfterSeconds - other.dueAfterSeconds), ...ofAccounts];
}
