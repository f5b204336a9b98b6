import pg from "pg";
import { note } from "./batch.ts";
import type { Database } from "./database.ts";
import type { Scope } from "./due.ts";
import type { Pace } from "./erase.ts";
import { codeOfFailure, Failure, failureOf } from "./failure.ts";
import type { TimeStep } from "./steps.ts";
import type { TableMap } from "./table-map.ts";
import { bounds, catalogFirst, transact } from "./transaction.ts";

const name = pg.escapeIdentifier;
const literal = pg.escapeLiteral;

/**
 * Drops the partitions of a table whose time is up as a whole, each in a transaction of its own. One that the database does not
 * let go as a whole (a hold, a lock, a row that another refers to) is left to be erased row by row. Returns why none can be
 * dropped, where that has to be corrected; throws only what ends the run.
 */
export async function dropExpired(
  database: Database,
  scope: Scope,
  step: TimeStep,
  functions: TableMap["partitions"],
  pace: Pace,
): Promise<Failure | undefined> {
  const of = (called: string) => `${name(scope.schema)}.${name(called)}`;
  const which = `${literal(step.table)}, make_interval(secs => ${step.dueAfterSeconds}::float8)`;
  let found: readonly string[];
  try {
    const { lockMilliseconds, countMilliseconds } = pace.limits;
    const results = await transact(
      database,
      `BEGIN; ${catalogFirst}; ${bounds(lockMilliseconds, countMilliseconds)};
       SELECT partition::text FROM ${of(functions.find)}(${which}); COMMIT`,
    );
    found = (results.at(-2) ?? []).map(({ partition }) => String(partition));
  } catch (error) {
    const failure = failureOf(error);
    if (failure.endsRun) throw error;
    // A lock shows in the rows too, and they are erased all the same.
    return codeOfFailure(error).startsWith("42")
      ? new Failure("bad-input", `no partition is dropped whole: ${failure.sentence}`)
      : undefined;
  }
  for (const partition of found) {
    if ((await pace.stopReason()) !== undefined) return undefined;
    try {
      pace.erased(step, { ...(await drop(partition)), partitions: 1 });
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === "lost") {
        pace.uncertain(step);
        return undefined;
      }
      if (failure.endsRun) throw error;
    }
  }
  return undefined;

  async function drop(partition: string): Promise<{ readonly erased: number; readonly noted: boolean }> {
    const { lockMilliseconds, countMilliseconds, dropMilliseconds } = pace.limits;
    const notebook = pace.notebook();
    const results = await transact(
      database,
      `BEGIN; ${catalogFirst}; SET LOCAL idle_in_transaction_session_timeout = ${countMilliseconds};
       ${bounds(lockMilliseconds, countMilliseconds)};
       SELECT set_config('kaitalk.noted', 'no', true),
         set_config('kaitalk.erased', ${of(functions.count)}(${which}, ${partition})::text, true);
       ${bounds(lockMilliseconds, dropMilliseconds)};
       SELECT ${of(functions.drop)}(${which}, ${partition});
       ${notebook === undefined ? "" : `${note(notebook, step)};`}
       SELECT current_setting('kaitalk.erased')::float8 AS erased, current_setting('kaitalk.noted') AS noted; COMMIT`,
    );
    const ended = results.at(-2)?.[0];
    return { erased: Number(ended?.erased), noted: ended?.noted === "yes" };
  }
}
