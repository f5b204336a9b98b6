import type { Database, Row } from "./database.ts";

export interface LiveColumn {
  readonly name: string;
  readonly type: string;
  readonly notNull: boolean;
  /** What the purge role may do with it; undefined where that role does not exist. */
  readonly grants?: { readonly select: boolean; readonly update: boolean };
}

export interface LiveIndex {
  readonly leading: string;
  readonly unique: boolean;
  readonly columns: number;
  /** Condition of a partial index without its outer parentheses; null for a whole one. */
  readonly predicate: string | null;
}

export interface LiveTable {
  readonly schema: string;
  readonly name: string;
  readonly kind: "table" | "materialized view" | "foreign table";
  readonly logged: boolean;
  /** Row-level security is on and the purge role does not stand above it. */
  readonly hidesRows: boolean;
  readonly columns: readonly LiveColumn[];
  readonly indexes: readonly LiveIndex[];
  /** Columns that refer to a row of another table, so that deleting that row looks them up. */
  readonly references: readonly string[];
  /** undefined where the purge role does not exist. */
  readonly grants?: { readonly delete: boolean; readonly insert: boolean };
}

export interface LiveFunction {
  readonly schema: string;
  readonly name: string;
  /** Whether the purge role may call it; undefined where that role does not exist. */
  readonly callable?: boolean;
}

/** What a database holds, read from its catalogue alone: any role may do that, and no content is touched. */
export interface Catalog {
  readonly tables: readonly LiveTable[];
  /** Those without parameters. */
  readonly functions: readonly LiveFunction[];
  readonly roleExists: boolean;
}

/** Tables that an extension brings are its own affair; partitions are part of their table. */
const ours = `FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'm', 'f') AND NOT c.relispartition
    AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')`;

/** Reads the catalogue as it is now; `role` is the purge role whose rights are looked up. */
export async function readCatalog(database: Database, role: string): Promise<Catalog> {
  const [found] = await database.query<RoleRow>(
    "SELECT rolbypassrls OR rolsuper AS above FROM pg_roles WHERE rolname = $1",
    [role],
  );
  const roleExists = found !== undefined;
  const tables = await database.query<TableRow>(
    `SELECT c.oid::text AS oid, n.nspname::text AS schema, c.relname::text AS name, c.relkind::text AS kind,
       c.relpersistence::text AS persistence,
       c.relrowsecurity AS secured,
       ${grant("has_table_privilege", "c.oid, 'DELETE'", roleExists)} AS "mayDelete",
       ${grant("has_table_privilege", "c.oid, 'INSERT'", roleExists)} AS "mayInsert"
     ${ours} ORDER BY n.nspname, c.relname`,
    roleExists ? [role] : [],
  );
  const columns = await database.query<ColumnRow>(
    `SELECT a.attrelid::text AS oid, a.attname::text AS name, format_type(a.atttypid, a.atttypmod) AS type,
       a.attnotnull AS "notNull",
       ${grant("has_column_privilege", "a.attrelid, a.attnum, 'SELECT'", roleExists)} AS "maySelect",
       ${grant("has_column_privilege", "a.attrelid, a.attnum, 'UPDATE'", roleExists)} AS "mayUpdate"
     FROM pg_attribute a WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid IN (SELECT c.oid ${ours})
     ORDER BY a.attrelid, a.attnum`,
    roleExists ? [role] : [],
  );
  const indexes = await database.query<IndexRow>(
    `SELECT i.indrelid::text AS oid, a.attname::text AS leading, i.indisunique AS unique,
       i.indnkeyatts::int AS columns, pg_get_expr(i.indpred, i.indrelid) AS predicate
     FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam
       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
     WHERE i.indisvalid AND m.amname = 'btree'`,
  );
  const references = await database.query<ReferenceRow>(
    `SELECT k.conrelid::text AS oid, a.attname::text AS column
     FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
     WHERE k.contype = 'f'`,
  );
  const functions = await database.query<FunctionRow>(
    `SELECT n.nspname::text AS schema, p.proname::text AS name,
       ${grant("has_function_privilege", "p.oid, 'EXECUTE'", roleExists)} AS "mayCall"
     FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE p.pronargs = 0 AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'`,
    roleExists ? [role] : [],
  );
  return {
    roleExists,
    functions: functions.map(({ schema, name, mayCall }) => ({
      schema,
      name,
      ...(mayCall !== null && { callable: mayCall }),
    })),
    tables: tables.map((table) => ({
      schema: table.schema,
      name: table.name,
      kind: table.kind === "m" ? "materialized view" : table.kind === "f" ? "foreign table" : "table",
      logged: table.persistence !== "u",
      hidesRows: table.secured && !found?.above,
      columns: columns.filter(({ oid }) => oid === table.oid).map(liveColumn),
      indexes: indexes
        .filter(({ oid }) => oid === table.oid)
        .map(({ leading, unique, columns: count, predicate }) => ({
          leading,
          unique,
          columns: count,
          predicate: predicate === null ? null : predicate.replace(/^\((.*)\)$/, "$1"),
        })),
      references: references.filter(({ oid }) => oid === table.oid).map(({ column }) => column),
      ...(table.mayDelete === null || table.mayInsert === null
        ? {}
        : { grants: { delete: table.mayDelete, insert: table.mayInsert } }),
    })),
  };
}

function grant(test: string, subject: string, roleExists: boolean): string {
  return roleExists ? `${test}($1, ${subject})` : "NULL::boolean";
}

function liveColumn({ name, type, notNull, maySelect, mayUpdate }: ColumnRow): LiveColumn {
  const grants =
    maySelect === null || mayUpdate === null ? {} : { grants: { select: maySelect, update: mayUpdate } };
  return { name, type, notNull, ...grants };
}

interface RoleRow extends Row {
  readonly above: boolean;
}

interface TableRow extends Row {
  readonly oid: string;
  readonly schema: string;
  readonly name: string;
  readonly kind: string;
  readonly persistence: string;
  readonly secured: boolean;
  readonly mayDelete: boolean | null;
  readonly mayInsert: boolean | null;
}

interface ColumnRow extends Row {
  readonly oid: string;
  readonly name: string;
  readonly type: string;
  readonly notNull: boolean;
  readonly maySelect: boolean | null;
  readonly mayUpdate: boolean | null;
}

interface FunctionRow extends Row {
  readonly schema: string;
  readonly name: string;
  readonly mayCall: boolean | null;
}

interface IndexRow extends Row {
  readonly oid: string;
  readonly leading: string;
  readonly unique: boolean;
  readonly columns: number;
  readonly predicate: string | null;
}

interface ReferenceRow extends Row {
  readonly oid: string;
  readonly column: string;
}
