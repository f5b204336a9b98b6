import { inWords } from "../register/duration.ts";
import type { Database } from "./database.ts";
import type { PurgeLimits } from "./limits.ts";
import { read } from "./transaction.ts";

export interface ServerClock {
  /** timestamptz as text, in UTC: the moment from which a run counts every age. */
  readonly now: string;
  /** The same as ISO 8601, to the second. */
  readonly iso: string;
  /** Milliseconds since 1970 when the server answered. */
  readonly answered: number;
  /** Server's clock minus the job's, in seconds; the way there and back counts half each. */
  readonly skewSeconds: number;
}

/** Reads the server's clock; `jobClock` gives the job's in milliseconds since 1970. */
export async function readServerClock(
  database: Database,
  jobClock: () => number,
  limits: PurgeLimits,
): Promise<ServerClock> {
  const asked = jobClock();
  const [rows] = await read(
    database,
    limits,
    `SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00' AS now,
       to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS iso,
       extract(epoch FROM clock_timestamp())::float8 AS epoch`,
  );
  const row = rows?.[0] as { now: string; iso: string; epoch: number } | undefined;
  if (!row) throw new Error("the database server told no time.");
  const middle = (asked + jobClock()) / 2_000;
  const skewSeconds = Math.round((row.epoch - middle) * 1000) / 1000;
  return { now: row.now, iso: row.iso, answered: row.epoch * 1000, skewSeconds };
}

/** What to say of two clocks that differ; undefined while they agree within the limit. */
export function skewProblem(skewSeconds: number, limits: PurgeLimits): string | undefined {
  if (Math.abs(skewSeconds) <= limits.skewSeconds) return undefined;
  const direction = skewSeconds > 0 ? "ahead of" : "behind";
  const consequence = isUnbelievable(skewSeconds, limits)
    ? "nothing is deleted, because a wrong clock would delete records that must stay"
    : "the server's clock decides";
  return (
    `the database server's clock is ${inWords(Math.round(Math.abs(skewSeconds)))} ${direction} the job's; ` +
    `${consequence}. Set both by the same time service.`
  );
}

/** So far ahead that deleting by the server's clock could delete live records. */
export function isUnbelievable(skewSeconds: number, limits: PurgeLimits): boolean {
  return skewSeconds > limits.refusedLeadSeconds;
}
