import pg from "pg";
import type { Database } from "./database.ts";
import type { TableMap } from "./table-map.ts";

/** Appends one entry of a run. Entries are never changed, so a killed run shows as one that only started. */
export async function appendToLedger(
  database: Database,
  map: TableMap,
  entry: { readonly runId: string; readonly stage: "started" | "finished"; readonly receipt: object },
): Promise<void> {
  await database.query(`INSERT INTO ${ledgerOf(map)} (run_id, stage, receipt) VALUES ($1, $2, $3)`, [
    entry.runId,
    entry.stage,
    JSON.stringify(entry.receipt),
  ]);
}

/**
 * Forgets receipts whose period is over and returns how many. The database's own function does it, because the purge role
 * may delete no receipt: period and bound stand in purge/migrations/0002_purge_receipts.sql.
 */
export async function forgetOldReceipts(database: Database, { schema, ledger }: TableMap): Promise<number> {
  const forget = `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(ledger.forget)}`;
  const [row] = await database.query(`SELECT ${forget}() AS receipts`);
  return Number(row?.receipts);
}

export interface LedgerSummary {
  /** Seconds since a run last finished with nothing due left; null where the ledger knows of none. */
  readonly sinceCompleteSeconds: number | null;
  /** Runs of the last day that started and never finished, apart from those started within the last hour. */
  readonly killedRuns: number;
}

/** What the ledger says of the runs so far, by the server's clock. */
export async function summariseLedger(database: Database, map: TableMap): Promise<LedgerSummary> {
  const ledger = ledgerOf(map);
  const [row] = await database.query(
    `SELECT
       (SELECT extract(epoch FROM now() - max(written_at))::float8 FROM ${ledger}
        WHERE stage = 'finished' AND receipt->>'outcome' = 'complete') AS since,
       (SELECT count(*)::int FROM ${ledger} s WHERE s.stage = 'started'
        AND s.written_at BETWEEN now() - interval '1 day' AND now() - interval '1 hour'
        AND NOT EXISTS (SELECT FROM ${ledger} f WHERE f.run_id = s.run_id AND f.stage = 'finished')) AS killed`,
  );
  return {
    sinceCompleteSeconds: row?.since === null || row?.since === undefined ? null : Number(row.since),
    killedRuns: Number(row?.killed),
  };
}

function ledgerOf({ schema, ledger }: TableMap): string {
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(ledger.table)}`;
}
