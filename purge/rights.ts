import type { LiveTable } from "./catalog.ts";
import { type Difference, difference } from "./difference.ts";
import type { MappedTable, TableMap } from "./table-map.ts";

/** What dates and seals an entry, so that whoever writes it can not. */
const columnsOfTheDatabase: ReadonlySet<string> = new Set([
  "written_at",
  "number",
  "previous_sha256",
  "chain_sha256",
]);

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
  const appended = name === map.ledger.table || name === map.ledger.batches;
  const inserts = live.columns.some(({ grants }) => grants?.insert);
  if (appended ? !inserts : mapped.erasures.length > 0 && !live.grants.delete)
    yield difference(
      "right-missing",
      { table: name },
      `role "${map.role}" may not ${appended ? "insert into" : "delete from"} "${name}"; apply purge/migrations/0003_purge_role.sql.`,
    );
  if (mapped.erasures.length === 0 && live.grants.delete)
    yield difference(
      "right-beyond-need",
      { table: name },
      appended
        ? `role "${map.role}" may delete receipts from "${name}"; revoke it, because a receipt is never taken back.`
        : `role "${map.role}" may delete from "${name}" and need not; revoke it.`,
    );
  if (!appended && inserts)
    yield difference(
      "right-beyond-need",
      { table: name },
      `role "${map.role}" may insert into "${name}" and need not; revoke it.`,
    );
  const marks = name === map.accounts.table ? [map.accounts.begunAt] : [];
  for (const { name: column, grants } of live.columns) {
    if (!grants) continue;
    const readable = mapped.readable.includes(column);
    if (appended && grants.insert && columnsOfTheDatabase.has(column))
      yield difference(
        "right-beyond-need",
        { table: name, column },
        `role "${map.role}" may write "${column}" of its own entries in "${name}", which the database fills in; revoke INSERT on the table and grant it column by column, without it.`,
      );
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
    const writes =
      mapped.erasures.length > 0 && (column === mapped.key || emptied.has(column) || marks.includes(column));
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
