import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { frozen } from "../register/frozen.ts";
import { formatPlace, InputError } from "../register/input-error.ts";
import { parseYaml, type YamlFile } from "../register/read-yaml.ts";
import type { RetentionClause } from "../register/schema.ts";
import { purgedClauses } from "../retention/purge-orders.ts";
import { type DeclaredSchema, declaredSchema } from "./declared-schema.ts";
import { type Erasure, type MappedTable, type TableMap, tableMapSchema } from "./table-map.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
let shipped: TableMap | undefined;

/** The map that this repository ships, read once a process, and held against its migrations. */
export function tableMap(): TableMap {
  shipped ??= frozen(readTableMap(new URL("tables.yaml", import.meta.url), declaredSchema()));
  return shipped;
}

/** Reads a map from a file. Throws `InputError` naming file, line and column of each problem. */
export function readTableMap(url: URL, schema?: DeclaredSchema): TableMap {
  const file = relative(root, fileURLToPath(url));
  try {
    return parseTableMap(file, readFileSync(url, "utf8"), schema);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw InputError.at({ file }, "cannot be read; restore the file or name another.");
  }
}

/** The same for text already in hand: its shape, its own names, its promises against the register, its tables against a schema. */
export function parseTableMap(file: string, source: string, schema?: DeclaredSchema): TableMap {
  const yaml = parseYaml(file, source, tableMapSchema);
  const found = [...problemsOf(yaml), ...(schema ? schemaProblems(yaml.value, schema) : [])];
  const problems = found.map(({ path, sentence }) => `${formatPlace(yaml.place(path))}: ${sentence}`);
  if (problems.length > 0) throw new InputError(problems);
  return yaml.value;
}

interface Problem {
  readonly path: readonly PropertyKey[];
  readonly sentence: string;
}

function* problemsOf({ value: map }: YamlFile<TableMap>): Generator<Problem> {
  const promises = new Map(purgedClauses().map((clause) => [clause.id, clause]));
  const covered = new Set<string>();
  for (const [name, table] of Object.entries(map.tables)) {
    yield* columnProblems(name, table);
    for (const [index, erasure] of table.erasures.entries()) {
      const path = ["tables", name, "erasures", index];
      const promise = promises.get(erasure.clause);
      if (promise) yield* triggerProblems(path, table, erasure, promise);
      else
        yield {
          path: [...path, "clause"],
          sentence: `no retention clause that the purge enforces is called "${erasure.clause}"; the register has: ${[...promises.keys()].join(", ")}.`,
        };
      covered.add(erasure.clause);
    }
  }
  yield* accountProblems(map);
  for (const id of promises.keys())
    if (!covered.has(id))
      yield {
        path: ["tables"],
        sentence: `no table holds "${id}", which the register promises to purge; map it.`,
      };
}

/** A table or column that no migration makes is one that the purge would look for in vain. */
function* schemaProblems({ tables, role }: TableMap, schema: DeclaredSchema): Generator<Problem> {
  if ([...schema.values()].every(({ readableBy }) => !readableBy.has(role)))
    return yield {
      path: ["role"],
      sentence: `no migration lets a role "${role}" read what the purge needs; name the role of purge/migrations/0003_purge_role.sql.`,
    };
  for (const [name, table] of Object.entries(tables)) {
    const path = ["tables", name];
    const made = schema.get(name);
    if (!made) {
      yield {
        path,
        sentence: `no migration makes a table "${name}"; correct the name, or add the migration.`,
      };
      continue;
    }
    for (const key of ["readable", "sealed"] as const)
      for (const [nth, column] of table[key].entries())
        if (!made.columns.has(column))
          yield { path: [...path, key, nth], sentence: `no migration gives "${name}" a column "${column}".` };
    const readable = made.readableBy.get(role) ?? new Set();
    const mayRead = (column: string) => readable.has("*") || readable.has(column);
    for (const column of table.readable)
      if (made.columns.has(column) && !mayRead(column))
        yield {
          path,
          sentence: `no migration lets "${role}" read "${column}" of "${name}"; list it under sealed, or add the migration.`,
        };
    for (const column of table.sealed)
      if (mayRead(column))
        yield {
          path,
          sentence: `the migrations let "${role}" read "${column}" of "${name}", which is sealed; revoke it in a migration.`,
        };
    const listed = new Set([...table.readable, ...table.sealed]);
    for (const column of made.columns)
      if (!listed.has(column))
        yield { path, sentence: `the migrations give "${name}" a column "${column}"; list it here.` };
    const unlogged = table.erasures.some(({ erased }) => erased === "unlogged");
    if (unlogged === made.logged)
      yield {
        path,
        sentence: `the migrations make "${name}" ${made.logged ? "logged" : "unlogged"}, and it is mapped otherwise.`,
      };
  }
  for (const name of schema.keys())
    if (!(name in tables))
      yield { path: ["tables"], sentence: `the migrations make a table "${name}"; map it here.` };
}

function* columnProblems(name: string, table: MappedTable): Generator<Problem> {
  const path = ["tables", name];
  const columns = [...table.readable, ...table.sealed];
  for (const column of new Set(columns.filter((entry, index) => columns.indexOf(entry) !== index)))
    yield { path, sentence: `column "${column}" of "${name}" is listed twice; keep one entry.` };

  const used = table.erasures.flatMap((erasure) => [
    erasure.age,
    "spent" in erasure ? erasure.spent : undefined,
    "while" in erasure ? erasure.while : undefined,
  ]);
  for (const column of [table.key, table.accountKey, ...used])
    if (column !== undefined && !table.readable.includes(column))
      yield { path, sentence: `"${column}" of "${name}" must be readable to purge by it; add it there.` };
  for (const erasure of table.erasures)
    for (const column of erasure.erased === "set-null" ? erasure.columns : [])
      if (!table.sealed.includes(column))
        yield { path, sentence: `"${column}" of "${name}" is emptied as content; list it under sealed.` };

  if (table.erasures.length === 0 && table.holdsNoPersonalData === undefined)
    yield { path, sentence: `"${name}" says neither how records leave nor why it holds no personal data.` };
  if (table.erasures.length > 0 && table.holdsNoPersonalData !== undefined)
    yield { path, sentence: `"${name}" has erasures and says that it holds no personal data; keep one.` };
}

function* triggerProblems(
  path: Problem["path"],
  table: MappedTable,
  erasure: Erasure,
  promise: RetentionClause,
): Generator<Problem> {
  const fromAccount = promise.trigger === "account-deletion";
  if (fromAccount && erasure.age !== undefined)
    yield {
      path: [...path, "age"],
      sentence: `"${promise.id}" runs from the deletion of the account; remove the age column.`,
    };
  if (!fromAccount && erasure.age === undefined)
    yield { path, sentence: `"${promise.id}" runs from creation; name the age column.` };
  if (fromAccount && table.accountKey === undefined)
    yield {
      path,
      sentence: `"${promise.id}" runs from the deletion of the account; name the table's accountKey.`,
    };
  if (promise.enforcedBy.includes("unlogged-table") !== (erasure.erased === "unlogged"))
    yield {
      path: [...path, "erased"],
      sentence: promise.enforcedBy.includes("unlogged-table")
        ? `"${promise.id}" is promised for an unlogged table; write "unlogged".`
        : `"${promise.id}" is not promised for an unlogged table; write "delete" or "set-null".`,
    };
}

function* accountProblems({ accounts, ledger, tables }: TableMap): Generator<Problem> {
  const root = tables[accounts.table];
  if (!root) yield { path: ["accounts"], sentence: `table "${accounts.table}" is not mapped; add it.` };
  else {
    if (root.accountKey !== root.key)
      yield {
        path: ["tables", accounts.table],
        sentence: `accountKey of "${accounts.table}" must be its key.`,
      };
    if (!root.readable.includes(accounts.deletedAt))
      yield {
        path: ["accounts", "deletedAt"],
        sentence: `"${accounts.deletedAt}" must be readable in "${accounts.table}".`,
      };
    const later = Object.keys(tables).slice(Object.keys(tables).indexOf(accounts.table) + 1);
    for (const name of later)
      if (tables[name]?.accountKey !== undefined)
        yield {
          path: ["tables", name],
          sentence: `"${name}" must stand before "${accounts.table}", because its rows leave first.`,
        };
  }
  if (!tables[ledger.table])
    yield { path: ["ledger", "table"], sentence: `table "${ledger.table}" is not mapped; add it.` };
}
