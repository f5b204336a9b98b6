import pg from "pg";
import { visible } from "../register/visible.ts";
import type { Database } from "./database.ts";
import { Failure } from "./failure.ts";
import type { PurgeLimits } from "./limits.ts";
import type { TableLock } from "./locks.ts";
import { read } from "./transaction.ts";

/** The first class of PostgreSQL's two-part advisory locks that we use; the second part is the table. */
const advisoryClass = 0x4b41;

/** SQL that waits for the turn on a table and keeps it to the end of the transaction; the name is qualified. */
export function takeTurn(table: string): string {
  return `SELECT pg_advisory_xact_lock(${advisoryClass}, ${pg.escapeLiteral(table)}::regclass::oid::int4)`;
}

/** A turn that another session keeps. */
export interface KeptTurn {
  readonly lock: TableLock;
  /** `refused` where the holder is no run of the purge, because only a person can make it let go. */
  readonly failure: Failure;
}

/** Who holds the turn on a table, by the number of its session and its role; undefined where nobody does any more. */
export async function turnThatKeeps(
  database: Database,
  schema: string,
  table: string,
  limits: PurgeLimits,
): Promise<KeptTurn | undefined> {
  const qualified = `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`;
  const [row] = (
    await read(
      database,
      limits,
      `SELECT l.pid, x.transactionid::text AS transaction, a.usename::text AS role,
         a.usename IS DISTINCT FROM current_user AS stranger
       FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid
         LEFT JOIN pg_locks x ON l.pid IS NULL AND x.pid IS NULL AND x.locktype = 'transactionid'
           AND x.virtualtransaction = l.virtualtransaction
       WHERE l.locktype = 'advisory' AND l.granted AND l.pid IS DISTINCT FROM pg_backend_pid()
         AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
         AND l.classid = ${advisoryClass} AND l.objsubid = 2 AND l.objid = ${pg.escapeLiteral(qualified)}::regclass::oid
       LIMIT 1`,
    )
  ).flat();
  if (!row) return undefined;
  // A prepared transaction has no session; pg_prepared_xacts lists it by its number.
  const holder =
    row.pid === null
      ? `prepared transaction ${String(row.transaction)}`
      : `session ${String(row.pid)}${row.role === null ? "" : ` of role "${String(row.role)}"`}`;
  const sentence = visible(
    `${holder} holds the advisory lock by which runs take turns on table "${table}"; end it if it is no run of the purge.`,
  );
  return {
    lock: { table, excludesReaders: false, sentence },
    failure: new Failure(row.stranger === true ? "refused" : "unfinished", sentence),
  };
}
