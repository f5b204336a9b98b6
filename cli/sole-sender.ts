import type { Connection } from "../purge/connection.ts";
import { type Database, withDatabase } from "../purge/database.ts";
import { Failure } from "../register/failure.ts";
import { InputError } from "../register/input-error.ts";

type Rows = readonly Readonly<Record<string, unknown>>[];

interface Reading {
  readonly lock: string;
  readonly sql: string;
  /** What the role may read beside it, and what refuses that. */
  readonly bound: { readonly sql: string; readonly refuse: (rows: Rows) => void };
}

/** Seconds to wait for a sender that was killed to lose its session. */
const patience = 15;

/**
 * Reads the rows of a query and works while this process is the only one, on any machine, that holds the lock of that
 * name. `alone` throws once it is not: the lock goes with the session, and another process may have had it since.
 * Throws `InputError` where another process holds it.
 */
export function asSoleSender<T>(
  connection: Connection,
  { lock, sql, bound }: Reading,
  work: (rows: Rows, alone: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const key = `hashtextextended('kaitalk ${lock}', 0)`;
  return withDatabase(connection, async (database) => {
    const [beyond = []] = await database.script(bound.sql);
    bound.refuse(beyond);
    await acquire(database, key);
    const [rows = []] = await database.script(sql);
    return work(rows, () => stillHeld(database));
  });
}

async function acquire(database: Database, key: string): Promise<void> {
  const giveUp = Date.now() + patience * 1000;
  for (;;) {
    const [rows] = await database.script(`SELECT pg_try_advisory_lock(${key}) AS held`);
    if (rows?.[0]?.held === true) return;
    if (Date.now() > giveUp)
      throw new InputError([
        "another process is sending this notice; wait for it, or stop it and run again.",
      ]);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function stillHeld(database: Database): Promise<void> {
  const held = await database
    .script(
      "SELECT 1 AS held FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND granted",
    )
    .catch(() => []);
  if (held[0]?.length !== 1)
    throw new Failure(
      "the session that keeps others from sending the same notice is gone; run the command again, nobody gets it twice.",
    );
}
