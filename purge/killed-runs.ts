import pg from "pg";
import type { Database } from "./database.ts";
import type { PurgeLimits } from "./limits.ts";
import type { KilledRun } from "./receipt.ts";
import type { TableMap } from "./table-map.ts";
import { read } from "./transaction.ts";

const name = pg.escapeIdentifier;
const literal = pg.escapeLiteral;

/** Rows that a run erased, by table and cause, as its batches noted them in their own transactions. */
export async function notedBatches(
  database: Database,
  { schema, ledger }: TableMap,
  runId: string,
  limits: PurgeLimits,
): Promise<KilledRun["steps"]> {
  const [rows = []] = await read(
    database,
    limits,
    `SELECT table_name AS table, cause AS trigger, sum(erased)::float8 AS rows FROM ${name(schema)}.${name(ledger.batches)}
     WHERE run_id = ${literal(runId)} GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  return rows.map((row) => ({
    table: String(row.table),
    trigger: String(row.trigger),
    rows: Number(row.rows),
  }));
}

/**
 * Runs of the last week that started, never finished and stand in no other run's receipt. One whose session is still there
 * may be at work; where sessions can not be told apart, one that could still be within its budget.
 */
export async function killedRuns(
  database: Database,
  map: TableMap,
  run: { readonly runId: string; readonly runSeconds: number },
  limits: PurgeLimits,
): Promise<KilledRun[]> {
  const ledger = `${name(map.schema)}.${name(map.ledger.table)}`;
  const [rows = []] = await read(
    database,
    limits,
    `SELECT s.run_id::text AS run, to_char(s.written_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS started
     FROM ${ledger} s
     WHERE s.stage = 'started' AND s.run_id <> ${literal(run.runId)} AND s.written_at > now() - interval '7 days'
       AND NOT EXISTS (SELECT FROM ${ledger} f WHERE f.run_id = s.run_id AND f.stage = 'finished')
       AND NOT EXISTS (SELECT FROM ${ledger} r WHERE r.stage = 'finished' AND r.written_at > s.written_at
         AND r.receipt->'killedRuns' @> jsonb_build_array(jsonb_build_object('runId', s.run_id)))
       AND (s.written_at < now() - make_interval(secs => ${run.runSeconds + 300})
         OR s.receipt->'session' IS NOT NULL AND NOT EXISTS (SELECT FROM pg_stat_activity a
           WHERE a.pid = (s.receipt->'session'->>'pid')::int
             AND (a.backend_start IS NULL OR a.backend_start = (s.receipt->'session'->>'since')::timestamptz)))
     ORDER BY s.written_at LIMIT 20`,
  );
  const found: KilledRun[] = [];
  for (const row of rows) {
    const runId = String(row.run);
    found.push({
      runId,
      startedAt: String(row.started),
      steps: await notedBatches(database, map, runId, limits),
    });
  }
  return found;
}
