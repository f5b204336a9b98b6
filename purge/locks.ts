import pg from "pg";
import { visible } from "../register/visible.ts";
import type { Database } from "./database.ts";
import { codeOfFailure } from "./failure.ts";
import type { PurgeLimits } from "./limits.ts";
import { bounds, read, transact } from "./transaction.ts";

const literal = pg.escapeLiteral;

export interface TableLock {
  readonly table: string;
  /** Not even counting is possible under it. */
  readonly excludesReaders: boolean;
  readonly sentence: string;
}

/** Which modes a statement that erases rows has to wait for. */
const conflicting = ["ShareLock", "ShareRowExclusiveLock", "ExclusiveLock", "AccessExclusiveLock"];

/**
 * The lock of another session, held or queued for, that keeps rows of the first table from being erased: on itself or on
 * one that refers to it. Waits at most the bound of a lock. undefined where there is none, or none that can be told.
 */
export async function lockThatKeeps(
  database: Database,
  schema: string,
  tables: readonly string[],
  limits: PurgeLimits,
): Promise<TableLock | undefined> {
  const names = tables.map((table) => `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`);
  try {
    await transact(
      database,
      `BEGIN; ${bounds(limits.lockMilliseconds, limits.statementMilliseconds)}; LOCK TABLE ${names.join(", ")} IN ROW EXCLUSIVE MODE; ROLLBACK`,
    );
    return undefined;
  } catch (error) {
    if (codeOfFailure(error) !== "55P03") return undefined;
  }
  const [row] = (
    await read(
      database,
      limits,
      `SELECT c.relname::text AS table, l.mode, l.pid IS NULL AS prepared FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
         LEFT JOIN pg_partition_root(c.oid) AS root ON true
       WHERE coalesce(root::oid, c.oid) = ANY (ARRAY[${names.map((name) => `${literal(name)}::regclass::oid`).join(", ")}])
         AND l.mode = ANY (ARRAY[${conflicting.map(literal).join(", ")}]) AND l.pid IS DISTINCT FROM pg_backend_pid()
       ORDER BY l.granted DESC, l.mode LIMIT 1`,
    )
  ).flat();
  const table = row ? String(row.table) : (tables[0] ?? "");
  const holder = row?.prepared === true ? "a prepared transaction holds" : "another session holds or awaits";
  return {
    table,
    excludesReaders: row?.mode === "AccessExclusiveLock",
    sentence: visible(`${holder} a lock on table "${table}"${row ? ` (${String(row.mode)})` : ""}.`),
  };
}
