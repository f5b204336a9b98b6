import pg from "pg";
import type { Database } from "./database.ts";
import { qualified, type Scope } from "./due.ts";
import type { PurgeLimits } from "./limits.ts";
import { read } from "./transaction.ts";

const name = pg.escapeIdentifier;

/** A legal hold in force: records of an account that must stay although their time is up. */
export interface LegalHold {
  readonly reason: string;
  readonly owner: string;
  /** ISO 8601, or `no end`. */
  readonly endsAt: string;
  /** Accounts that it keeps. */
  readonly accounts: number;
}

/** The legal holds in force by the server's clock, those alike as one; none where the database has no table of them. */
export async function legalHolds(
  database: Database,
  scope: Scope,
  limits: PurgeLimits,
): Promise<LegalHold[]> {
  const { holds } = scope;
  if (!holds) return [];
  const [reason, owner, endsAt] = [holds.reason, holds.owner, holds.endsAt].map(name);
  const [rows = []] = await read(
    database,
    limits,
    `SELECT ${reason} AS reason, ${owner} AS owner, 
       COALESCE(to_char(${endsAt} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'no end') AS ends,
       count(DISTINCT ${name(holds.accountKey)})::int AS accounts
     FROM ${qualified(scope, holds.table)} WHERE (${endsAt} > now()) IS NOT FALSE GROUP BY 1, 2, 3 ORDER BY 3, 1, 2`,
  );
  return rows.map((row) => ({
    reason: String(row.reason),
    owner: String(row.owner),
    endsAt: String(row.ends),
    accounts: Number(row.accounts),
  }));
}
