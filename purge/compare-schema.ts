import type { Catalog, LiveColumn, LiveTable } from "./catalog.ts";
import { type Difference, difference } from "./difference.ts";
import { rightDifferences } from "./rights.ts";
import type { MappedTable, TableMap } from "./table-map.ts";

/** Compares what a database holds with what the map says it holds. Pure; the map's order, then the unknown. */
export function compareWithMap(map: TableMap, catalog: Catalog): Difference[] {
  const differences = Object.entries(map.tables).flatMap(([name, mapped]) => {
    const live = catalog.tables.find((table) => table.schema === map.schema && table.name === name);
    return live && live.kind === "table"
      ? [...tableDifferences(map, name, mapped, live)]
      : [
          difference(
            "missing-table",
            { table: name },
            `table "${name}" is not in the database; apply purge/migrations or take it from purge/tables.yaml.`,
          ),
        ];
  });
  const unknown = catalog.tables
    .filter(({ schema, name, kind }) => schema !== map.schema || !map.tables[name] || kind !== "table")
    .map(({ schema, name, kind }) =>
      difference(
        "unknown-table",
        { table: `${schema}.${name}` },
        `${kind} "${schema}.${name}" is in no promise: nothing purges it; map it in purge/tables.yaml or drop it.`,
      ),
    );
  const role = catalog.roleExists
    ? []
    : [
        difference(
          "missing-role",
          { table: map.role },
          `role "${map.role}" does not exist; apply purge/migrations/0003_purge_role.sql.`,
        ),
      ];
  return [
    ...role,
    ...ledgerDifferences(map, catalog),
    ...differences,
    ...unknown,
    ...exposureDifferences(map, catalog),
  ];
}

/** Content that others than the owner may read, one difference a way to it. */
function* exposureDifferences(map: TableMap, { exposures, openFunctions }: Catalog): Generator<Difference> {
  const known = new Set([map.role, ...(map.readers ?? [])]);
  const shown = exposures.filter(
    ({ schema, table, column, role, through }) =>
      schema === map.schema &&
      map.tables[table]?.sealed.includes(column) &&
      // What the purge role may read of the tables themselves is compared with its rights.
      !(known.has(role) && (role !== map.role || through === null)),
  );
  const ways = Map.groupBy(shown, ({ table, role, through }) => JSON.stringify([table, role, through]));
  for (const way of ways.values()) {
    const [{ table, role, through } = { table: "", role: "", through: null }] = way;
    const who = role === "public" ? "every role" : `role "${role}"`;
    const columns = way.map(({ column }) => column).join(", ");
    yield difference(
      "content-shown",
      { table },
      `${who} may read content of "${table}" (${columns})${through === null ? "" : ` through "${through}"`}; ` +
        "revoke it, or list the role under readers in purge/tables.yaml.",
    );
  }
  for (const { schema, name } of openFunctions)
    yield difference(
      "open-function",
      { table: `${schema}.${name}` },
      `function "${schema}.${name}" acts with its owner's rights and every role may call it, so that it can show content; revoke EXECUTE from PUBLIC.`,
    );
}

/** Without its function, or the right to call it, the ledger would grow for ever. */
function* ledgerDifferences({ schema, ledger, role }: TableMap, catalog: Catalog): Generator<Difference> {
  const live = catalog.functions.find((entry) => entry.schema === schema && entry.name === ledger.forget);
  if (!live)
    yield difference(
      "missing-function",
      { table: ledger.table },
      `function "${ledger.forget}" is not in the database, so that receipts pile up; apply purge/migrations/0002_purge_receipts.sql.`,
    );
  else if (live.callable === false)
    yield difference(
      "right-missing",
      { table: ledger.table },
      `role "${role}" may not call "${ledger.forget}", so that receipts pile up; apply purge/migrations/0003_purge_role.sql.`,
    );
}

function* tableDifferences(
  map: TableMap,
  name: string,
  mapped: MappedTable,
  live: LiveTable,
): Generator<Difference> {
  const known = new Set([...mapped.readable, ...mapped.sealed]);
  for (const { name: column } of live.columns)
    if (!known.has(column))
      yield difference(
        "unknown-column",
        { table: name, column },
        `column "${name}.${column}" is in no promise; list it in purge/tables.yaml or drop it.`,
      );
  const needed = new Set(columnsThatPurgeUses(map, name, mapped));
  for (const column of known)
    if (!live.columns.some((entry) => entry.name === column))
      yield difference(
        "missing-column",
        { table: name, column },
        `column "${name}.${column}" is not in the database; apply purge/migrations or take it from purge/tables.yaml.`,
        needed.has(column),
      );

  for (const { column, mayBeEmpty, predicates } of searches(map, name, mapped)) {
    const found = live.columns.find((entry) => entry.name === column);
    if (found) yield* searchDifferences(name, live, found, mayBeEmpty, predicates);
  }
  if (mapped.accountKey !== undefined && mapped.accountKey !== mapped.key)
    if (has(live, mapped.accountKey) && !indexed(live, mapped.accountKey, []))
      yield difference(
        "missing-index",
        { table: name, column: mapped.accountKey },
        `"${name}.${mapped.accountKey}" has no index, so that deleting an account would read the whole table; create one.`,
      );
  if (mapped.erasures.length > 0 && has(live, mapped.key) && !isKey(live, mapped.key))
    yield difference(
      "wrong-key",
      { table: name, column: mapped.key },
      `"${name}.${mapped.key}" is not unique, so that a row can not be told from another; make it the primary key.`,
    );
  for (const column of live.references)
    if (column !== mapped.accountKey && !indexed(live, column, []))
      yield difference(
        "unindexed-reference",
        { table: name, column },
        `"${name}.${column}" refers to another table without an index, so that each delete there reads all of "${name}"; create one.`,
      );
  if (mapped.erasures.length > 0 && !live.bounded)
    yield difference(
      "unbounded-role",
      { table: name },
      `nothing in the database keeps role "${map.role}" from deleting fresh rows of "${name}"; apply purge/migrations/0006_purge_bounds.sql.`,
    );
  if (live.indexes.some(({ predicate }) => predicate === undefined))
    yield difference(
      "locked-table",
      { table: name },
      `table "${name}" is locked by another session, so that its indexes could not be compared; try again.`,
    );
  if (live.hidesRows && mapped.erasures.length > 0)
    yield difference(
      "hidden-rows",
      { table: name },
      `table "${name}" has row-level security, which can hide due rows from role "${map.role}"; disable it or give the role BYPASSRLS.`,
    );
  if (live.logged && mapped.erasures.some(({ erased }) => erased === "unlogged"))
    yield difference(
      "logged-token-table",
      { table: name },
      `table "${name}" is logged, so that deleted rows stay in the database's history; run ALTER TABLE ${name} SET UNLOGGED.`,
    );
  yield* rightDifferences(map, name, mapped, live);
}

interface Search {
  readonly column: string;
  readonly mayBeEmpty: boolean;
  /** Conditions of partial indexes that still hold every row searched for. */
  readonly predicates: readonly string[];
}

/** The times that the purge searches a table by. */
function searches(map: TableMap, name: string, mapped: MappedTable): Search[] {
  const byErasure = mapped.erasures.flatMap((erasure): Search[] => {
    if (erasure.age === undefined) return [];
    const age = {
      column: erasure.age,
      mayBeEmpty: false,
      predicates: erasure.erased === "set-null" ? [erasure.while] : [],
    };
    return erasure.erased === "unlogged" ? [age, searchOfOptional(erasure.spent)] : [age];
  });
  return name === map.accounts.table ? [...byErasure, searchOfOptional(map.accounts.deletedAt)] : byErasure;
}

function searchOfOptional(column: string): Search {
  return { column, mayBeEmpty: true, predicates: [`${column} IS NOT NULL`] };
}

function* searchDifferences(
  name: string,
  live: LiveTable,
  { name: column, type, notNull }: LiveColumn,
  mayBeEmpty: boolean,
  predicates: readonly string[],
): Generator<Difference> {
  if (type !== "timestamp with time zone")
    yield difference(
      "wrong-type",
      { table: name, column },
      `"${name}.${column}" is ${type}, not timestamptz, so that its age depends on a time zone; change its type.`,
    );
  if (!notNull && !mayBeEmpty)
    yield difference(
      "age-without-value",
      { table: name, column },
      `"${name}.${column}" may be null, and a row without an age is never due; set it NOT NULL.`,
    );
  if (!indexed(live, column, predicates))
    yield difference(
      "missing-index",
      { table: name, column },
      `"${name}.${column}" has no index, so that every run would read the whole table; create one.`,
    );
}

function columnsThatPurgeUses(map: TableMap, name: string, mapped: MappedTable): string[] {
  return [
    mapped.key,
    ...(mapped.accountKey === undefined ? [] : [mapped.accountKey]),
    ...searches(map, name, mapped).map(({ column }) => column),
    ...mapped.erasures.flatMap((entry) =>
      entry.erased === "set-null" ? [entry.while, ...entry.columns] : [],
    ),
  ];
}

function has(live: LiveTable, column: string): boolean {
  return live.columns.some(({ name }) => name === column);
}

function indexed(live: LiveTable, column: string, predicates: readonly string[]): boolean {
  return live.indexes.some(
    // What a lock hid is not held against the index: the difference says so.
    ({ leading, predicate }) =>
      leading === column && (predicate === null || predicate === undefined || predicates.includes(predicate)),
  );
}

function isKey(live: LiveTable, column: string): boolean {
  return live.indexes.some(
    ({ leading, unique, columns, predicate }) =>
      leading === column && unique && columns === 1 && predicate === null,
  );
}
