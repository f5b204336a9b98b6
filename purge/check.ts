import { readCatalog } from "./catalog.ts";
import { compareWithMap } from "./compare-schema.ts";
import type { Database } from "./database.ts";
import { type Difference, difference } from "./difference.ts";
import { failureOf } from "./failure.ts";
import { type PurgeLimits, purgeLimits } from "./limits.ts";
import { ledgerFaults } from "./receipt-chain.ts";
import type { TableMap } from "./table-map.ts";

/**
 * Everything in which a live database differs from the map: its tables and rights, what bounds the purge role, and the chain of
 * its receipts. Throws only where the database is lost.
 */
export async function checkDatabase(
  database: Database,
  map: TableMap,
  limits: PurgeLimits = purgeLimits,
): Promise<Difference[]> {
  const differences = compareWithMap(map, await readCatalog(database, map, limits));
  const ledger = new Set([map.ledger.table, map.ledger.batches, map.ledger.digest]);
  // What is missing is named already, and can not be read.
  if (differences.some(({ id, table }) => id.startsWith("missing-") && ledger.has(table))) return differences;
  try {
    return [...differences, ...(await ledgerFaults(database, map, limits))];
  } catch (error) {
    const failure = failureOf(error);
    if (failure.endsRun) throw error;
    const sentence = `ledger "${map.ledger.table}" can not be followed: ${failure.sentence}`;
    return [...differences, difference("broken-receipt", { table: map.ledger.table }, sentence)];
  }
}
