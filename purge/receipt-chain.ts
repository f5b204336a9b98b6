import pg from "pg";
import type { Database } from "./database.ts";
import { type Difference, difference } from "./difference.ts";
import type { PurgeLimits } from "./limits.ts";
import type { TableMap } from "./table-map.ts";
import { read } from "./transaction.ts";

const name = pg.escapeIdentifier;

/**
 * Follows the ledger's chain and holds its receipts against what the batches noted: one difference a kind of fault, with a
 * count. An entry that was changed, removed or slipped in breaks the chain; a receipt that counts more rows than its batches
 * is not proven.
 */
export async function ledgerFaults(
  database: Database,
  { schema, ledger }: TableMap,
  limits: PurgeLimits,
): Promise<Difference[]> {
  const entries = `${name(schema)}.${name(ledger.table)}`;
  const [row] = (
    await read(
      database,
      limits,
      `WITH chain AS (
         SELECT r.number, r.written_at, r.previous_sha256, r.chain_sha256, ${name(schema)}.${name(ledger.digest)}(r) AS digest,
           lag(r.number) OVER w AS before, lag(r.chain_sha256) OVER w AS sealed, lag(r.written_at) OVER w AS earlier
         FROM ${entries} r WHERE r.number IS NOT NULL WINDOW w AS (ORDER BY r.number)
       ), claimed AS (
         SELECT r.run_id, step->>'table' AS table_name, step->>'trigger' AS cause, sum((step->>'rows')::float8) AS rows
         FROM ${entries} r CROSS JOIN jsonb_array_elements(CASE jsonb_typeof(r.receipt->'steps') WHEN 'array' THEN r.receipt->'steps' END) AS step
         WHERE r.stage = 'finished' AND r.written_at > now() - interval '7 days' AND jsonb_typeof(step->'rows') = 'number'
         GROUP BY 1, 2, 3
       ), noted AS (
         SELECT run_id, table_name, cause, sum(erased)::float8 AS rows FROM ${name(schema)}.${name(ledger.batches)} GROUP BY 1, 2, 3
       )
       SELECT
         (SELECT count(*) FROM chain WHERE chain_sha256 IS DISTINCT FROM digest)::int AS changed,
         (SELECT count(*) FROM chain WHERE before IS NOT NULL AND (number <> before + 1 OR previous_sha256 IS DISTINCT FROM sealed))::int AS gaps,
         (SELECT count(*) FROM ${entries} WHERE number IS NULL AND written_at > (SELECT min(written_at) FROM chain))::int AS unsealed,
         (SELECT count(*) FROM ${entries} WHERE written_at > now())::int AS ahead,
         (SELECT count(DISTINCT run_id) FROM claimed c LEFT JOIN noted n USING (run_id, table_name, cause)
           WHERE c.rows > coalesce(n.rows, 0))::int AS unbacked`,
    )
  ).flat();
  const faults: readonly (readonly [count: unknown, one: string, many: string, why: string])[] = [
    [
      row?.changed,
      "entry was changed",
      "entries were changed",
      "it no longer has the digest it was sealed with",
    ],
    [
      row?.gaps,
      "entry does not follow the one before",
      "entries do not follow the one before",
      "one between them was removed or exchanged",
    ],
    [
      row?.unsealed,
      "entry was slipped in unsealed",
      "entries were slipped in unsealed",
      "the trigger that seals them was off",
    ],
    [
      row?.ahead,
      "entry is dated ahead of the server",
      "entries are dated ahead of the server",
      "it proves nothing",
    ],
    [
      row?.unbacked,
      "receipt counts more rows than its batches noted",
      "receipts count more rows than their batches noted",
      "its numbers are not proven",
    ],
  ];
  return faults.flatMap(([found, one, many, why]) => {
    const count = Number(found);
    if (count === 0) return [];
    const what = count === 1 ? `1 ${one}` : `${count} ${many}`;
    return [
      difference(
        "broken-receipt",
        { table: ledger.table },
        `ledger "${ledger.table}": ${what}: ${why}; find out who wrote to the table.`,
      ),
    ];
  });
}
