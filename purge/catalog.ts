import pg from "pg";
import type { Database, Row } from "./database.ts";
import {
  type Exposure,
  type ExposureRow,
  exposuresSql,
  type OpenFunction,
  type OpenFunctionRow,
  openFunctionsSql,
} from "./exposure.ts";
import { type PurgeLimits, purgeLimits } from "./limits.ts";
import { type RoleExcess, type RoleExcessRow, roleExcessSql } from "./role-excess.ts";
import type { Step } from "./steps.ts";
import type { TableMap } from "./table-map.ts";
import { read } from "./transaction.ts";

export interface LiveColumn {
  readonly name: string;
  readonly type: string;
  readonly notNull: boolean;
  /** What PostgreSQL computes it of, without outer parentheses; null for a plain one, undefined where a lock hid it. */
  readonly computedOf: string | null | undefined;
  /** What the purge role may do with it; undefined where that role does not exist. */
  readonly grants?: { readonly select: boolean; readonly update: boolean; readonly insert: boolean };
}

interface LiveIndex {
  /** In their order; an expression among them is left out. */
  readonly columns: readonly string[];
  readonly unique: boolean;
  /** Condition of a partial index without its outer parentheses; null for a whole one, undefined where a lock hid it. */
  readonly predicate: string | null | undefined;
}

/** A trigger or rule that sees rows of the table change, and can keep, change or refuse them. */
interface LiveKeeper {
  readonly kind: "trigger" | "rule";
  readonly name: string;
  readonly event: "delete" | "update";
}

export interface LiveTable {
  readonly schema: string;
  readonly name: string;
  readonly kind: "table" | "materialized view" | "foreign table";
  readonly logged: boolean;
  /** The one column by whose ranges the table is partitioned; undefined where it is not. */
  readonly partitionedBy?: string;
  /** Partitions that no query of the table sees any more, though they were not taken from it either. */
  readonly halfDetached: readonly string[];
  /** Row-level security is on and the purge role does not stand above it. */
  readonly hidesRows: boolean;
  /** The same for whoever reads this catalogue. */
  readonly hidesRowsHere: boolean;
  readonly columns: readonly LiveColumn[];
  readonly indexes: readonly LiveIndex[];
  /** Columns that refer to a row of another table, so that deleting that row looks them up. */
  readonly references: readonly string[];
  /** Those of them that are proven of every row, so that none refers to a row that is gone. */
  readonly provenReferences: readonly string[];
  /** Tables whose rows refer to this one's, and whether they go or change with it. */
  readonly referredBy: readonly { readonly table: string; readonly follows: boolean }[];
  /** The trigger that bounds the purge role stands on it. */
  readonly bounded: boolean;
  /** Without our own guard, and without what PostgreSQL makes for constraints. */
  readonly keepers: readonly LiveKeeper[];
  /** undefined where the purge role does not exist. */
  readonly grants?: { readonly delete: boolean };
}

interface LiveFunction {
  readonly schema: string;
  readonly name: string;
  /** Its code, and whether that acts with its owner's rights. */
  readonly body: string;
  readonly ofOwner: boolean;
  /** Whether the purge role may call it; undefined where that role does not exist. */
  readonly callable?: boolean;
}

/** What a database holds, read from its catalogue alone: any role may do that, and no content is touched. */
export interface Catalog {
  readonly tables: readonly LiveTable[];
  readonly functions: readonly LiveFunction[];
  readonly roleExists: boolean;
  readonly exposures: readonly Exposure[];
  readonly openFunctions: readonly OpenFunction[];
  readonly excesses: readonly RoleExcess[];
}

/** Tables that an extension brings are its own affair; partitions are part of their table. */
const ours = `FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'm', 'f') AND NOT c.relispartition
    AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')`;

/** A lock that keeps even readers out, held or queued for: the definition of an index is not read past it. */
const unlocked = (relation: string) =>
  `NOT EXISTS (SELECT FROM pg_locks l WHERE l.relation = ${relation} AND l.mode = 'AccessExclusiveLock'
    AND l.pid IS DISTINCT FROM pg_backend_pid() AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()))`;

/** Reads the catalogue as it is now, and the rights of the roles that are named. */
export async function readCatalog(
  database: Database,
  { role, readers = [] }: Pick<TableMap, "role" | "readers">,
  limits: PurgeLimits = purgeLimits,
): Promise<Catalog> {
  const named = pg.escapeLiteral(role);
  const [found] = (
    await read(
      database,
      limits,
      `SELECT rolbypassrls OR rolsuper AS above FROM pg_roles WHERE rolname = ${named}`,
    )
  ).flat() as RoleRow[];
  const roleExists = found !== undefined;
  const grant = (test: string, subject: string) =>
    roleExists ? `${test}(${named}, ${subject})` : "NULL::boolean";
  const [
    tables,
    columns,
    indexes,
    predicates,
    expressions,
    references,
    keepers,
    functions,
    exposures,
    open,
    excesses,
  ] = (await read(
    database,
    limits,
    `SELECT c.oid::text AS oid, n.nspname::text AS schema, c.relname::text AS name, c.relkind::text AS kind,
       CASE WHEN c.relkind = 'p' THEN coalesce((WITH RECURSIVE parts AS (
           SELECT inhrelid FROM pg_inherits WHERE inhparent = c.oid
           UNION ALL SELECT i.inhrelid FROM parts JOIN pg_inherits i ON i.inhparent = parts.inhrelid
         ) SELECT min(l.relpersistence::text) FROM parts JOIN pg_class l ON l.oid = parts.inhrelid AND l.relkind <> 'p'),
         c.relpersistence::text) ELSE c.relpersistence::text END AS persistence,
       c.relrowsecurity AS secured, c.relkind IN ('r', 'p') AND row_security_active(c.oid) AS "securedHere",
       (SELECT a.attname::text FROM pg_partitioned_table p JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = p.partattrs[0]
         WHERE p.partrelid = c.oid AND p.partstrat = 'r' AND p.partnatts = 1) AS "partitionedBy",
       ARRAY(SELECT h.relname::text FROM pg_inherits i JOIN pg_class h ON h.oid = i.inhrelid
         WHERE i.inhparent = c.oid AND to_jsonb(i)->>'inhdetachpending' = 'true') AS "halfDetached",
       ${grant("has_table_privilege", "c.oid, 'DELETE'")} AS "mayDelete"
     ${ours} ORDER BY n.nspname, c.relname`,
    `SELECT a.attrelid::text AS oid, a.attname::text AS name, format_type(a.atttypid, a.atttypmod) AS type,
       a.attnotnull AS "notNull", a.attgenerated <> '' AS computed,
       ${grant("has_column_privilege", "a.attrelid, a.attnum, 'SELECT'")} AS "maySelect",
       ${grant("has_column_privilege", "a.attrelid, a.attnum, 'UPDATE'")} AS "mayUpdate",
       ${grant("has_column_privilege", "a.attrelid, a.attnum, 'INSERT'")} AS "mayInsert"
     FROM pg_attribute a WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid IN (SELECT c.oid ${ours})
     ORDER BY a.attrelid, a.attnum`,
    `SELECT i.indexrelid::text AS index, i.indrelid::text AS oid, i.indisunique AND i.indnkeyatts = cardinality(k.columns) AS unique,
       k.columns, i.indpred IS NOT NULL AS partial
     FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam
       CROSS JOIN LATERAL (SELECT array_agg(a.attname::text ORDER BY n.ordinality) AS columns
         FROM unnest(i.indkey) WITH ORDINALITY AS n (number, ordinality)
         JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = n.number WHERE n.ordinality <= i.indnkeyatts) AS k
     WHERE i.indisvalid AND m.amname = 'btree' AND i.indkey[0] > 0`,
    `SELECT i.indexrelid::text AS index, pg_get_expr(i.indpred, i.indrelid) AS predicate
     FROM pg_index i WHERE i.indpred IS NOT NULL AND i.indrelid IN (SELECT c.oid ${ours}) AND ${unlocked("i.indrelid")}`,
    `SELECT d.adrelid::text AS oid, a.attname::text AS column, pg_get_expr(d.adbin, d.adrelid) AS expression
     FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
     WHERE a.attgenerated <> '' AND d.adrelid IN (SELECT c.oid ${ours}) AND ${unlocked("d.adrelid")}`,
    `SELECT k.conrelid::text AS oid, a.attname::text AS column, k.confrelid::text AS referred, k.confdeltype <> 'a' AND k.confdeltype <> 'r' AS follows,
       k.convalidated AS proven
     FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
     WHERE k.contype = 'f' AND k.conparentid = 0`,
    `SELECT coalesce(pg_partition_root(t.tgrelid)::oid, t.tgrelid)::text AS oid, 'trigger' AS kind, t.tgname::text AS name,
       t.tgtype & 8 > 0 AS "onDelete", t.tgtype & 16 > 0 AS "onUpdate", p.proname::text AS calls,
       t.tgenabled = 'A' AND t.tgqual::text LIKE '%:funcid ' || 'pg_has_role(name,oid,text)'::regprocedure::oid || ' %' AS "boundsRole"
     FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')
     UNION SELECT w.ev_class::text, 'rule', w.rulename::text, w.ev_type = '4', w.ev_type = '2', NULL, false
     FROM pg_rewrite w WHERE w.ev_type IN ('2', '4') AND w.ev_enabled IN ('O', 'A') ORDER BY name`,
    `SELECT n.nspname::text AS schema, p.proname::text AS name, p.prosrc AS body, p.prosecdef AS "ofOwner",
       ${grant("has_function_privilege", "p.oid, 'EXECUTE'")} AS "mayCall"
     FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e')`,
    exposuresSql,
    openFunctionsSql,
    [role, ...readers.flatMap((reader) => (reader.only === undefined ? [] : [reader.role]))]
      .map((each) => `(${roleExcessSql(each)})`)
      .join(" UNION ALL "),
  )) as [
    TableRow[],
    ColumnRow[],
    IndexRow[],
    PredicateRow[],
    ExpressionRow[],
    ReferenceRow[],
    KeeperRow[],
    FunctionRow[],
    ExposureRow[],
    OpenFunctionRow[],
    RoleExcessRow[],
  ];
  const predicateOf = new Map(predicates.map(({ index, predicate }) => [index, predicate]));
  const expressionOf = new Map(
    expressions.map(({ oid, column, expression }) => [`${oid} ${column}`, withoutParentheses(expression)]),
  );
  const nameOf = new Map(tables.map(({ oid, name }) => [oid, name]));
  return {
    roleExists,
    exposures,
    openFunctions: open,
    excesses,
    functions: functions.map(({ schema, name, body, ofOwner, mayCall }) => ({
      schema,
      name,
      body,
      ofOwner,
      ...(mayCall !== null && { callable: mayCall }),
    })),
    tables: tables.map((table) => ({
      schema: table.schema,
      name: table.name,
      kind: table.kind === "m" ? "materialized view" : table.kind === "f" ? "foreign table" : "table",
      logged: table.persistence !== "u",
      ...(table.partitionedBy !== null && { partitionedBy: table.partitionedBy }),
      halfDetached: table.halfDetached,
      hidesRows: table.secured && !found?.above,
      hidesRowsHere: table.securedHere,
      columns: columns
        .filter(({ oid }) => oid === table.oid)
        .map((column) =>
          liveColumn(column, column.computed ? expressionOf.get(`${column.oid} ${column.name}`) : null),
        ),
      indexes: indexes
        .filter(({ oid }) => oid === table.oid)
        .map(({ index, unique, columns: indexed, partial }) => ({
          unique,
          columns: indexed,
          predicate: partial ? withoutParentheses(predicateOf.get(index)) : null,
        })),
      references: references.filter(({ oid }) => oid === table.oid).map(({ column }) => column),
      provenReferences: references
        .filter(({ oid, proven }) => oid === table.oid && proven)
        .map(({ column }) => column),
      referredBy: references.flatMap(({ oid, referred, follows }) => {
        const referring = referred === table.oid ? nameOf.get(oid) : undefined;
        return referring === undefined ? [] : [{ table: referring, follows }];
      }),
      bounded: (["onDelete", "onUpdate"] as const).every((event) =>
        keepers.some(
          (keeper) => keeper.oid === table.oid && isGuard(keeper) && keeper.boundsRole && keeper[event],
        ),
      ),
      keepers: keepers.filter((keeper) => keeper.oid === table.oid && !isGuard(keeper)).flatMap(liveKeepers),
      ...(table.mayDelete !== null && { grants: { delete: table.mayDelete } }),
    })),
  };
}

/** Our own trigger functions, which refuse the purge role what is beyond its bounds. */
const guardFunctions: readonly (string | null)[] = ["refuse_beyond_purge", "refuse_change_by_purge"];
const isGuard = ({ calls }: KeeperRow) => guardFunctions.includes(calls);

function liveKeepers({ kind, name, onDelete, onUpdate }: KeeperRow): LiveKeeper[] {
  return [
    ...(onDelete ? [{ kind, name, event: "delete" as const }] : []),
    ...(onUpdate ? [{ kind, name, event: "update" as const }] : []),
  ];
}

function withoutParentheses<T extends string | undefined>(expression: T): T {
  return expression?.replace(/^\((.*)\)$/, "$1") as T;
}

function liveColumn(
  { name, type, notNull, maySelect, mayUpdate, mayInsert }: ColumnRow,
  computedOf: LiveColumn["computedOf"],
): LiveColumn {
  const grants =
    maySelect === null || mayUpdate === null || mayInsert === null
      ? {}
      : { grants: { select: maySelect, update: mayUpdate, insert: mayInsert } };
  return { name, type, notNull, computedOf, ...grants };
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
  readonly securedHere: boolean;
  readonly partitionedBy: string | null;
  readonly halfDetached: readonly string[];
  readonly mayDelete: boolean | null;
}

interface ColumnRow extends Row {
  readonly oid: string;
  readonly name: string;
  readonly type: string;
  readonly notNull: boolean;
  readonly computed: boolean;
  readonly maySelect: boolean | null;
  readonly mayUpdate: boolean | null;
  readonly mayInsert: boolean | null;
}

interface FunctionRow extends Row {
  readonly schema: string;
  readonly name: string;
  readonly body: string;
  readonly ofOwner: boolean;
  readonly mayCall: boolean | null;
}

interface IndexRow extends Row {
  readonly index: string;
  readonly oid: string;
  readonly unique: boolean;
  readonly columns: readonly string[];
  readonly partial: boolean;
}

interface ExpressionRow extends Row {
  readonly oid: string;
  readonly column: string;
  readonly expression: string;
}

interface PredicateRow extends Row {
  readonly index: string;
  readonly predicate: string;
}

interface ReferenceRow extends Row {
  readonly oid: string;
  readonly column: string;
  readonly referred: string;
  readonly follows: boolean;
  readonly proven: boolean;
}

interface KeeperRow extends Row {
  readonly oid: string;
  readonly kind: "trigger" | "rule";
  readonly name: string;
  readonly onDelete: boolean;
  readonly onUpdate: boolean;
  readonly calls: string | null;
  /** It fires for whoever acts for the purge role, in every kind of session. */
  readonly boundsRole: boolean;
}

/** What may keep rows of a step, as people call it: triggers and rules of its table, and of those whose rows go with it. */
export function keepersOf({ tables }: Catalog, schema: string, { table, ...step }: Step): string[] {
  const event = step.trigger !== "account-deletion" && step.empties ? "update" : "delete";
  const found = (name: string) => tables.find((live) => live.schema === schema && live.name === name);
  const own = found(table);
  const following = event === "delete" ? (own?.referredBy.filter(({ follows }) => follows) ?? []) : [];
  return [...new Set([table, ...following.map((referring) => referring.table)])].flatMap((name) =>
    (found(name)?.keepers ?? [])
      .filter((keeper) => keeper.event === event)
      .map((keeper) => `${keeper.kind} "${keeper.name}" of "${name}"`),
  );
}

/** A table and those whose rows refer to it: a lock on any of them keeps its rows. Only what the purge role may lock. */
export function lockedWith({ tables }: Catalog, schema: string, table: string): string[] {
  const mayLock = (name: string) =>
    tables.some((live) => live.schema === schema && live.name === name && live.grants?.delete !== false);
  const referring = tables.find((live) => live.schema === schema && live.name === table)?.referredBy ?? [];
  return [...new Set([table, ...referring.map((one) => one.table).filter(mayLock)])];
}
