import type { LiveTable } from "./catalog.ts";
import { type Difference, difference } from "./difference.ts";
import type { MappedTable, TableMap } from "./table-map.ts";

/** What the purge role may do with one table, against what it needs: keys and times, deleting, nothing else. */
export function* rightDifferences(
  map: TableMap,
  name: string,
  mapped: MappedTable,
  live: LiveTable,
): Generator<Difference> {
  if (!live.grants) return;
  const emptied = new Set(
    mapped.erasures.flatMap((entry) => (entry.erased === "set-null" ? entry.columns : [])),
  );
  const isLedger = name === map.ledger.table;
  if (isLedger ? !live.grants.insert : mapped.erasures.length > 0 && !live.grants.delete)
    yield difference(
      "right-missing",
      { table: name },
      `role "${map.role}" may not ${isLedger ? "insert into" : "delete from"} "${name}"; apply purge/migrations/0003_purge_role.sql.`,
    );
  if (isLedger && live.grants.delete)
    yield difference(
      "right-beyond-need",
      { table: name },
      `role "${map.role}" may delete receipts from "${name}"; revoke it, because a receipt is never taken back.`,
    );
  for (const { name: column, grants } of live.columns) {
    if (!grants) continue;
    const readable = mapped.readable.includes(column);
    if (grants.select && !readable)
      yield difference(
        "content-readable",
        { table: name, column },
        `role "${map.role}" may read content in "${name}.${column}"; revoke it.`,
      );
    if (!grants.select && readable)
      yield difference(
        "right-missing",
        { table: name, column },
        `role "${map.role}" may not read "${name}.${column}", by which it purges; grant it.`,
      );
    const writes = !isLedger && mapped.erasures.length > 0 && (column === mapped.key || emptied.has(column));
    if (grants.update && !writes)
      yield difference(
        "right-beyond-need",
        { table: name, column },
        `role "${map.role}" may change "${name}.${column}" and need not; revoke it.`,
      );
    if (!grants.update && writes)
      yield difference(
        "right-missing",
        { table: name, column },
        `role "${map.role}" may not lock or empty "${name}.${column}"; grant UPDATE on it.`,
      );
  }
}
