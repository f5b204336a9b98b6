import type { Database, Row } from "./database.ts";
import { OutsideFailure, SessionLost, StatementFailed } from "./failure.ts";
import type { PurgeLimits } from "./limits.ts";

/** Timestamps as text must read back the same whatever the server or a pooled session is set to. */
export const readable = "SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL timezone = 'UTC'";

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
  const sql = `BEGIN READ ONLY; ${readable}; ${bounds(limits.lockMilliseconds, limits.countMilliseconds)};
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
  const sql = `BEGIN; ${readable}; ${bounds(limits.lockMilliseconds, limits.statementMilliseconds)};
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
