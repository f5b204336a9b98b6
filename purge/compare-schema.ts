import type { Catalog, LiveColumn, LiveTable } from "./catalog.ts";
import { declaredFunctions } from "./declared-functions.ts";
import { type Difference, difference } from "./difference.ts";
import { rightDifferences } from "./rights.ts";
import type { RoleExcess } from "./role-excess.ts";
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
    ...excessDifferences(map, catalog),
  ];
}

/** What the guards of the tables can not bound, because it lets the role, or another through it, get past them. */
function* excessDifferences({ role: purge, schema }: TableMap, { excesses }: Catalog): Generator<Difference> {
  const shipped = new Set([...declaredFunctions().keys()].map((name) => `${schema}.${name}`));
  const words = (role: string): Readonly<Record<RoleExcess["kind"], (what: string) => string>> => ({
    attribute: (what) =>
      `role "${role}" has the attribute ${what} and need not; run ALTER ROLE ${role} NO${what}.`,
    setting: (what) =>
      `role "${role}" begins each session with ${what}, which turns triggers and foreign keys off, and with them what keeps records; reset it.`,
    "member-of": (what) => `role "${role}" is a member of "${what}", whose rights nothing bounds; revoke it.`,
    "inherited-by": (what) =>
      `role "${what}" may act as "${role}"; the bounds of the purge hold for it too, so that it can lose rights of its own. Revoke it.`,
    owns: (what) =>
      `role "${role}" owns ${what}, so that it can take away what bounds it; give it another owner.`,
    "creates-in": (what) =>
      `role "${role}" may create objects in ${what} and need not; revoke it, from PUBLIC too.`,
    "table-right": (what) => `role "${role}" has the right ${what} and need not; revoke it.`,
    "partition-right": (what) =>
      `role "${role}" may change partition "${what}" past the bounds of its table; revoke its rights on the partition.`,
    calls: (what) =>
      `role "${role}" may call "${what}", which acts with its owner's rights; revoke EXECUTE, or leave it to what the migrations ship.`,
  });
  // Who else may read as a reader of one view is not the purge's affair; what it shows is named for each role.
  for (const { role, kind, what } of excesses)
    if ((kind !== "calls" || !shipped.has(what)) && (kind !== "inherited-by" || role === purge))
      yield difference(
        kind === "inherited-by" ? "role-inherited" : "role-beyond-need",
        { table: kind === "partition-right" ? what : role },
        words(role)[kind](what),
      );
}

/** Content that others than the owner may read, one difference a way to it. */
function* exposureDifferences(map: TableMap, { exposures, openFunctions }: Catalog): Generator<Difference> {
  const isKnown = (role: string, through: string | null) =>
    map.readers?.some(
      (reader) =>
        reader.role === role && (reader.only === undefined || through?.split(".").at(-1) === reader.only),
    ) ?? false;
  const shown = exposures.filter(
    ({ schema, table, column, role, through }) =>
      schema === map.schema &&
      map.tables[table]?.sealed.includes(column) &&
      // What the purge role may read of the tables themselves is compared with its rights.
      !isKnown(role, through) &&
      !(role === map.role && through === null),
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

/** Functions that bound the role and keep the ledger are as shipped, or they prove nothing. */
function* ledgerDifferences({ schema, ledger, role }: TableMap, catalog: Catalog): Generator<Difference> {
  for (const [name, shipped] of declaredFunctions()) {
    const found = catalog.functions.filter((entry) => entry.schema === schema && entry.name === name);
    if (found.length === 0 && name !== ledger.forget)
      yield difference(
        "missing-function",
        { table: name },
        `function "${name}" is not in the database; apply purge/migrations.`,
      );
    if (found.some(({ body, ofOwner }) => body !== shipped.body || ofOwner !== shipped.ofOwner))
      yield difference(
        "altered-function",
        { table: name },
        `function "${name}" is not the one of purge/migrations, so that it may not do what it is there for; apply them again.`,
      );
  }
  // Without its function, or the right to call it, the ledger would grow for ever.
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
  for (const erasure of mapped.erasures)
    if (erasure.erased === "set-null") yield* flagDifferences(name, live, erasure);
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
  else if (
    mapped.erasures.length > 0 &&
    live.columns.some((entry) => entry.name === mapped.key && !entry.notNull)
  )
    yield difference(
      "wrong-key",
      { table: name, column: mapped.key },
      `"${name}.${mapped.key}" may be null, and a row without a key can not be told from another; make it the primary key.`,
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
  for (const partition of live.halfDetached)
    yield difference(
      "half-detached",
      { table: name },
      `partition "${partition}" is half taken from "${name}", so that nothing sees or purges its rows; run ALTER TABLE ${name} DETACH PARTITION ${partition} FINALIZE, then drop it.`,
    );
  if (live.hidesRows && (mapped.erasures.length > 0 || name === map.holds.table))
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
  if (name === map.holds.table)
    for (const column of [map.holds.accountKey, map.holds.endsAt])
      if (live.columns.some((entry) => entry.name === column && !entry.notNull))
        yield difference(
          "hold-without-value",
          { table: name, column },
          `"${name}.${column}" may be null, and a hold of nobody keeps nothing, one without an end keeps for ever; set it NOT NULL.`,
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

/** The purge may not read what it empties, so a flag has to tell it, and PostgreSQL alone may set the flag. */
function* flagDifferences(
  name: string,
  live: LiveTable,
  { while: flag, columns }: { readonly while: string; readonly columns: readonly string[] },
): Generator<Difference> {
  const found = live.columns.find((column) => column.name === flag);
  if (!found || found.computedOf === undefined) return;
  if (found.computedOf === `${columns[0]} IS NOT NULL`) return;
  yield difference(
    "flag-of-something-else",
    { table: name, column: flag },
    `"${name}.${flag}" is not computed of whether "${columns[0]}" is there, so that rows to be emptied may not be found; make it GENERATED ALWAYS AS (${columns[0]} IS NOT NULL) STORED.`,
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
    ({ columns, predicate }) =>
      columns[0] === column &&
      (predicate === null || predicate === undefined || predicates.includes(predicate)),
  );
}

/** A table that is partitioned by its age can have no index that is unique without it. */
function isKey({ indexes, partitionedBy }: LiveTable, column: string): boolean {
  return indexes.some(
    ({ unique, columns, predicate }) =>
      unique &&
      predicate === null &&
      columns.includes(column) &&
      columns.every((name) => name === column || name === partitionedBy),
  );
}
