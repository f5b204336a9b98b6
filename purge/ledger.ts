import pg from "pg";
import type { Database } from "./database.ts";
import type { PurgeLimits } from "./limits.ts";
import type { TableMap } from "./table-map.ts";
import { read, write } from "./transaction.ts";

const literal = pg.escapeLiteral;

/** Appends one entry of a run. Entries are never changed, so a killed run shows as one that only started. */
export async function appendToLedger(
  database: Database,
  map: TableMap,
  entry: { readonly runId: string; readonly stage: "started" | "finished"; readonly receipt: object },
  limits: PurgeLimits,
): Promise<void> {
  const values = [entry.runId, entry.stage].map(literal);
  const receipt = `${literal(JSON.stringify(entry.receipt))}::jsonb`;
  // The session tells later whether a run that never finished is still at work.
  const session = `jsonb_build_object('session', (SELECT jsonb_build_object('pid', pid, 'since', backend_start)
    FROM pg_stat_activity WHERE pid = pg_backend_pid()))`;
  // An entry whose answer was lost may stand there already.
  await write(
    database,
    // The database looks for records past their time before it believes that a run was complete.
    { ...limits, statementMilliseconds: limits.countMilliseconds },
    `INSERT INTO ${ledgerOf(map)} (run_id, stage, receipt)
     VALUES (${values.join(", ")}, ${entry.stage === "started" ? `${receipt} || ${session}` : receipt}) ON CONFLICT DO NOTHING`,
  );
}

/**
 * Forgets receipts whose period is over and returns how many. The database's own function does it, because the purge role
 * may delete no receipt: period and bound stand in purge/migrations/0002_purge_receipts.sql.
 */
export async function forgetOldReceipts(
  database: Database,
  { schema, ledger }: TableMap,
  limits: PurgeLimits,
): Promise<number> {
  const forget = `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(ledger.forget)}`;
  const [row] = (await write(database, limits, `SELECT ${forget}() AS receipts`)).flat();
  return Number(row?.receipts);
}

export interface LedgerSummary {
  /** Seconds since a run last finished with nothing due left; null where the ledger knows of none. */
  readonly sinceCompleteSeconds: number | null;
  /** Runs of the last day that started and never finished, apart from those started within the last hour. */
  readonly killedRuns: number;
  /** Entries dated ahead of the server's clock, which prove nothing. */
  readonly datedAhead: number;
}

/** What the ledger says of the runs so far, by the server's clock. */
export async function summariseLedger(
  database: Database,
  map: TableMap,
  limits: PurgeLimits,
): Promise<LedgerSummary> {
  const ledger = ledgerOf(map);
  const [row] = (
    await read(
      database,
      limits,
      `SELECT
       (SELECT extract(epoch FROM now() - max(written_at))::float8 FROM ${ledger}
        WHERE stage = 'finished' AND receipt->>'outcome' = 'complete' AND written_at > '-infinity' AND written_at <= now()) AS since,
       (SELECT count(*)::int FROM ${ledger} s WHERE s.stage = 'started'
        AND s.written_at BETWEEN now() - interval '1 day' AND now() - interval '1 hour'
        AND NOT EXISTS (SELECT FROM ${ledger} f WHERE f.run_id = s.run_id AND f.stage = 'finished')) AS killed,
       (SELECT count(*)::int FROM ${ledger} WHERE written_at > now()) AS ahead`,
    )
  ).flat();
  return {
    sinceCompleteSeconds: row?.since === null || row?.since === undefined ? null : Number(row.since),
    killedRuns: Number(row?.killed),
    datedAhead: Number(row?.ahead),
  };
}

function ledgerOf({ schema, ledger }: TableMap): string {
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(ledger.table)}`;
}
