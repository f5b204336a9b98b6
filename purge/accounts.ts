import pg from "pg";
import type { Database } from "./database.ts";
import { isDueAccount, isHeld, qualified, type Scope } from "./due.ts";
import type { PurgeLimits } from "./limits.ts";
import type { AccountStep } from "./steps.ts";
import { read, write } from "./transaction.ts";

const name = pg.escapeIdentifier;
const literal = pg.escapeLiteral;

/** An account whose rows are due. */
export interface DueAccount {
  readonly id: string;
  /** Deleted before it was created, or longer ago than the service exists: a time is wrong. */
  readonly suspect: boolean;
  /** An earlier run erased some of it already. */
  readonly begun: boolean;
}

/** Accounts whose rows are due and that no legal hold keeps, oldest deletion first. */
export async function accountsDue(
  database: Database,
  scope: Scope,
  step: AccountStep,
  limits: PurgeLimits,
): Promise<DueAccount[]> {
  const { accounts } = scope;
  const [rows = []] = await read(
    database,
    limits,
    `SELECT ${name(accounts.key)}::text AS id, ${name(accounts.deletedAt)} < ${name(accounts.createdAt)}
         OR ${name(accounts.deletedAt)} < ${literal(scope.now)}::timestamptz - make_interval(secs => ${limits.farPastSeconds}::float8) AS suspect,
       ${accounts.begunAt === undefined ? "false" : `${name(accounts.begunAt)} IS NOT NULL`} AS begun
     FROM ${qualified(scope, accounts.table)}
     WHERE ${isDueAccount(scope, step)} AND NOT ${isHeld(scope, name(accounts.key))} ORDER BY ${name(accounts.deletedAt)}`,
  );
  return rows.map(({ id, suspect, begun }) => ({
    id: String(id),
    suspect: suspect === true,
    begun: begun === true,
  }));
}

/** All accounts, those that are not deleted included. */
export async function countAccounts(database: Database, scope: Scope, limits: PurgeLimits): Promise<number> {
  const sql = `SELECT count(*)::float8 AS accounts FROM ${qualified(scope, scope.accounts.table)}`;
  const [row] = (await read(database, limits, sql)).flat();
  return Number(row?.accounts);
}

/**
 * Marks an account as one whose erasure has begun, from when on the schema refuses to restore it. Nothing happens to one
 * that was restored or put on hold meanwhile. Returns how many it marked.
 */
export async function markBegun(
  database: Database,
  scope: Scope,
  step: AccountStep,
  account: string,
  limits: PurgeLimits,
): Promise<number> {
  const { key, begunAt, table } = scope.accounts;
  if (begunAt === undefined) return 0;
  const [rows = []] = await write(
    database,
    limits,
    `UPDATE ${qualified(scope, table)} SET ${name(begunAt)} = now()
     WHERE ${name(key)} = ${literal(account)} AND ${name(begunAt)} IS NULL AND ${isDueAccount(scope, step)}
       AND NOT ${isHeld(scope, name(key))}
     RETURNING 1`,
  );
  return rows.length;
}
