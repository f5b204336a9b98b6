import pg from "pg";
import { InputError } from "../register/input-error.ts";
import type { Database, Row } from "./database.ts";
import type { PurgeLimits } from "./limits.ts";
import type { AccountStep, TimeStep } from "./steps.ts";
import type { TableMap } from "./table-map.ts";

const name = pg.escapeIdentifier;
const literal = pg.escapeLiteral;

/** Where the rows of a run stand: the schema, and the run's moment by the server's clock. */
export interface Scope {
  readonly schema: string;
  readonly accounts: { readonly table: string; readonly key: string; readonly deletedAt: string };
  /** timestamptz as text. Every age is counted from here, so that the whole run sees one moment. */
  readonly now: string;
}

export function scopeOf({ schema, accounts, tables }: TableMap, now: string): Scope {
  const key = tables[accounts.table]?.key;
  if (key === undefined) throw new InputError([`table "${accounts.table}" is not mapped.`]);
  return { schema, accounts: { ...accounts, key }, now };
}

export interface Batch {
  readonly rows: number;
  /** The youngest time among the rows that went, as text; null where none went. */
  readonly last: string | null;
  /** Time on the server while rows were held. */
  readonly milliseconds: number;
}

/** The first class of PostgreSQL's two-part advisory locks that we use; the second part is the table. */
const advisoryClass = 0x4b41;

/**
 * Erases the oldest `rows` rows that are due from `from` on. Rows that others hold are passed by, or waited for
 * within the bound. One round trip, one transaction.
 */
export function eraseByTime(
  database: Database,
  scope: Scope,
  step: TimeStep,
  batch: { readonly rows: number; readonly from: string; readonly held: "pass-by" | "wait" },
  limits: PurgeLimits,
): Promise<Batch> {
  const table = `${name(scope.schema)}.${name(step.table)}`;
  const [key, column] = [name(step.key), name(step.column)];
  const erase = step.empties
    ? `UPDATE ${table} SET ${step.empties.columns.map((entry) => `${name(entry)} = NULL`).join(", ")}`
    : `DELETE FROM ${table}`;
  return inTurn(
    database,
    table,
    limits,
    `WITH due AS MATERIALIZED (
       SELECT ${key} AS key FROM ${table}
       WHERE ${dueCondition(scope, step)} AND ${column} >= ${literal(batch.from)}
       ORDER BY ${column} LIMIT ${batch.rows} FOR UPDATE ${batch.held === "pass-by" ? "SKIP LOCKED" : ""}
     ), gone AS (${erase} WHERE ${keyIsDue(key)} RETURNING ${column} AS moment)
     SELECT count(*)::int AS rows, max(moment)::text AS last FROM gone`,
  );
}

/**
 * Deletes up to `rows` rows of one account. The account is locked and looked at again first:
 * one that was restored since the run began loses nothing more.
 */
export function eraseOfAccount(
  database: Database,
  scope: Scope,
  step: AccountStep,
  account: string,
  rows: number,
  limits: PurgeLimits,
): Promise<Batch> {
  const { accounts } = scope;
  const table = `${name(scope.schema)}.${name(step.table)}`;
  const root = `${name(scope.schema)}.${name(accounts.table)}`;
  const ofAccount =
    step.table === accounts.table
      ? "SELECT id AS key FROM account"
      : `SELECT t.${name(step.key)} AS key FROM ${table} AS t JOIN account ON t.${name(step.accountKey)} = account.id
         LIMIT ${rows} FOR UPDATE OF t SKIP LOCKED`;
  return inTurn(
    database,
    table,
    limits,
    `WITH account AS MATERIALIZED (
       SELECT ${name(accounts.key)} AS id FROM ${root}
       WHERE ${name(accounts.key)} = ${literal(account)} AND ${dueAccounts(scope, step)} FOR UPDATE
     ), due AS MATERIALIZED (${ofAccount}),
     gone AS (DELETE FROM ${table} WHERE ${keyIsDue(name(step.key))} RETURNING 1)
     SELECT count(*)::int AS rows, NULL::text AS last FROM gone`,
  );
}

/** As an array, so that the key's index is used whatever the planner thinks it knows of the table. */
function keyIsDue(key: string): string {
  return `${key} = ANY (ARRAY(SELECT key FROM due))`;
}

/** The moment just after the oldest row that is due from `from` on; null where there is none. */
export async function afterOldest(
  database: Database,
  scope: Scope,
  step: TimeStep,
  from: string,
  limits: PurgeLimits,
): Promise<string | null> {
  const column = name(step.column);
  const rows = await bounded(
    database,
    limits.countMilliseconds,
    `SELECT (min(${column}) + interval '1 microsecond')::text AS after FROM ${name(scope.schema)}.${name(step.table)}
     WHERE ${dueCondition(scope, step)} AND ${column} >= ${literal(from)}`,
  );
  return rows[0]?.after === null || rows[0] === undefined ? null : String(rows[0].after);
}

/** Accounts whose rows are due, oldest deletion first, as text. */
export async function accountsDue(
  database: Database,
  scope: Scope,
  step: AccountStep,
  limits: PurgeLimits,
): Promise<string[]> {
  const { accounts } = scope;
  const rows = await bounded(
    database,
    limits.countMilliseconds,
    `SELECT ${name(accounts.key)}::text AS id FROM ${name(scope.schema)}.${name(accounts.table)}
     WHERE ${dueAccounts(scope, step)} ORDER BY ${name(accounts.deletedAt)}`,
  );
  return rows.map(({ id }) => String(id));
}

/** What is left of a step's rows. Ages in seconds by the server's clock; null where no row is left. */
export interface Remains {
  readonly due: number;
  readonly oldestSeconds: number | null;
  /** How far the youngest row is dated ahead of the server's clock; null where no row is left. */
  readonly aheadSeconds: number | null;
}

export async function remainsOf(
  database: Database,
  scope: Scope,
  step: TimeStep | AccountStep,
  limits: PurgeLimits,
): Promise<Remains> {
  const table = `${name(scope.schema)}.${name(step.table)}`;
  const now = `${literal(scope.now)}::timestamptz`;
  const age = (time: string) => `extract(epoch FROM ${now} - ${time})::float8`;
  let sql: string;
  if (step.trigger === "account-deletion") {
    const root = `${name(scope.schema)}.${name(scope.accounts.table)} AS a`;
    const time = `a.${name(scope.accounts.deletedAt)}`;
    const isOf = `t.${name(step.accountKey)} = a.${name(scope.accounts.key)}`;
    sql = `SELECT
       (SELECT count(*) FROM ${root} JOIN ${table} AS t ON ${isOf} WHERE ${dueAccounts(scope, step, "a.")})::float8 AS due,
       ${age(`min(${time})`)} AS oldest, -${age(`max(${time})`)} AS ahead
       FROM ${root} WHERE ${time} IS NOT NULL AND EXISTS (SELECT FROM ${table} AS t WHERE ${isOf})`;
  } else {
    const column = name(step.column);
    const held = step.empties ? `WHERE ${name(step.empties.while)}` : `WHERE ${column} IS NOT NULL`;
    sql = `SELECT (SELECT count(*) FROM ${table} WHERE ${dueCondition(scope, step)})::float8 AS due,
       ${age(`(SELECT min(${column}) FROM ${table} ${held})`)} AS oldest,
       -${age(`(SELECT max(${column}) FROM ${table} ${held})`)} AS ahead`;
  }
  const [row] = await bounded(database, limits.countMilliseconds, sql);
  return {
    due: Number(row?.due),
    oldestSeconds: numberOrNull(row?.oldest),
    aheadSeconds: numberOrNull(row?.ahead),
  };
}

function dueCondition({ now }: Scope, { column, dueAfterSeconds, empties, trigger }: TimeStep): string {
  const moment = trigger === "use" ? "'infinity'" : before(now, dueAfterSeconds);
  return `${empties ? `${name(empties.while)} AND ` : ""}${name(column)} <= ${moment}`;
}

function dueAccounts({ accounts, now }: Scope, { dueAfterSeconds }: AccountStep, prefix = ""): string {
  return `${prefix}${name(accounts.deletedAt)} <= ${before(now, dueAfterSeconds)}`;
}

function before(now: string, seconds: number): string {
  return `${literal(now)}::timestamptz - make_interval(secs => ${seconds})`;
}

function numberOrNull(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}

/** Timestamps as text must read back the same whatever the server or a pooled session is set to. */
const readable = "SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL timezone = 'UTC'";

async function bounded(database: Database, milliseconds: number, sql: string): Promise<Row[]> {
  const results = await transaction(
    database,
    `BEGIN READ ONLY; ${readable}; SET LOCAL statement_timeout = ${milliseconds}; ${sql}; COMMIT`,
  );
  return results.at(-2) ?? [];
}

/** By index and in its order, even on a table that was never analysed: a batch must not read the whole table. */
const byIndex =
  "SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off";

/**
 * One erasing statement under the table's advisory lock, so that parallel runs take turns. Settings are local to the
 * transaction, because a pooler hands the session to others between transactions.
 */
async function inTurn(database: Database, table: string, limits: PurgeLimits, sql: string): Promise<Batch> {
  const clock = "SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS at";
  const results = await transaction(
    database,
    `BEGIN; ${readable}; ${byIndex}; SET LOCAL idle_in_transaction_session_timeout = ${limits.statementMilliseconds};
     SET LOCAL lock_timeout = ${limits.turnMilliseconds};
     SET LOCAL statement_timeout = ${limits.turnMilliseconds + limits.statementMilliseconds};
     SELECT pg_advisory_xact_lock(${advisoryClass}, ${literal(table)}::regclass::oid::int4);
     SET LOCAL lock_timeout = ${limits.lockMilliseconds};
     SET LOCAL statement_timeout = ${limits.statementMilliseconds};
     ${clock}; ${sql}; ${clock}; COMMIT`,
  );
  const [started, batch, ended] = results.slice(-4).map(([row]) => row);
  return {
    rows: Number(batch?.rows),
    last: typeof batch?.last === "string" ? batch.last : null,
    milliseconds: Number(ended?.at) - Number(started?.at),
  };
}

async function transaction(database: Database, sql: string): Promise<Row[][]> {
  try {
    return await database.script(sql);
  } catch (error) {
    // The session may be gone, in which case the server has rolled back by itself.
    await database.script("ROLLBACK").catch(() => {});
    throw error;
  }
}
