import type { Database, Row } from "./database.ts";
import { OutsideFailure, SessionLost, StatementFailed } from "./failure.ts";
import type { PurgeLimits } from "./limits.ts";

/** Numbers, times and names as text must read the same whatever the server, the role or a pooled session is set to. */
const readable = [
  "SET LOCAL datestyle = 'ISO, YMD'",
  "SET LOCAL timezone = 'UTC'",
  "SET LOCAL extra_float_digits = 1",
  "SET LOCAL quote_all_identifiers = off",
].join("; ");

/** A function or an operator of another schema would take the place of PostgreSQL's own, and decide what is due. */
const catalogAlone = `SET LOCAL search_path = pg_catalog, pg_temp; ${readable}`;

/** PostgreSQL's own come first; the role's schemas follow, because triggers of the tables may name things without theirs. */
export const catalogFirst = `SELECT pg_catalog.set_config('search_path', CASE
    WHEN pg_catalog.length(pg_catalog.current_setting('search_path')) OPERATOR(pg_catalog.=) 0 THEN 'pg_catalog'
    ELSE pg_catalog.concat('pg_catalog, ', pg_catalog.current_setting('search_path')) END, true); ${readable}`;

/** How often a read is asked again when its session was lost, because reading twice harms nothing. */
const readsAgain = 2;

/**
 * Reads in one transaction and one round trip; the rows of each query. Every statement has its bounds, local to the
 * transaction, because a pooler hands the session to others between two of them.
 */
export async function read(
  database: Database,
  limits: PurgeLimits,
  ...queries: readonly string[]
): Promise<Row[][]> {
  const sql = `BEGIN READ ONLY; ${catalogAlone}; ${bounds(limits.lockMilliseconds, limits.countMilliseconds)};
    ${queries.join("; ")}; COMMIT`;
  for (let attempt = 0; ; attempt += 1)
    try {
      return (await transact(database, sql)).slice(-1 - queries.length, -1);
    } catch (error) {
      if (!(error instanceof SessionLost) || attempt >= readsAgain) throw error;
    }
}

/** Writes in one transaction and one round trip, within the bounds of a batch; the rows of each statement. */
export async function write(
  database: Database,
  limits: PurgeLimits,
  ...statements: readonly string[]
): Promise<Row[][]> {
  const sql = `BEGIN; ${catalogFirst}; ${bounds(limits.lockMilliseconds, limits.statementMilliseconds)};
    SET LOCAL idle_in_transaction_session_timeout = ${limits.statementMilliseconds}; ${statements.join("; ")}; COMMIT`;
  return (await transact(database, sql)).slice(-1 - statements.length, -1);
}

/** Settings that bound each statement that follows in the transaction; milliseconds. */
export function bounds(lock: number, statement: number): string {
  return `SET LOCAL lock_timeout = ${lock}; SET LOCAL statement_timeout = ${statement}`;
}

/** A whole transaction. Throws `StatementFailed` where the session lives, `SessionLost` or `OutsideFailure` where it does not. */
export async function transact(database: Database, sql: string): Promise<Row[][]> {
  try {
    return await database.script(sql);
  } catch (error) {
    throw error instanceof OutsideFailure ? error : new StatementFailed(error);
  }
}
