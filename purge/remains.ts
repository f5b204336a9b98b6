import pg from "pg";
import type { Database } from "./database.ts";
import { isDue, isDueAccount, isHeld, isHeldRow, qualified, type Scope } from "./due.ts";
import type { PurgeLimits } from "./limits.ts";
import type { AccountStep, Step, TimeStep } from "./steps.ts";
import { read } from "./transaction.ts";

const name = pg.escapeIdentifier;
const literal = pg.escapeLiteral;

/** What is left of a step's rows. Ages in seconds by the server's clock; null where no row is left. */
export interface Remains {
  /** Rows that must go. */
  readonly due: number;
  /** Rows whose time is up and that a legal hold keeps. */
  readonly held: number;
  /** Of the rows that no hold keeps. */
  readonly oldestSeconds: number | null;
  /** How far the youngest row is dated ahead of the server's clock. */
  readonly aheadSeconds: number | null;
  /** Rows that are dated ahead by more than clocks may differ. */
  readonly ahead: number;
  /** Rows dated infinity, which are never due. */
  readonly never: number;
  /** Rows dated -infinity, which are always due and have no age. */
  readonly always: number;
}

/** Counts what is left of a step; reads keys and times alone. */
export async function remainsOf(
  database: Database,
  scope: Scope,
  step: Step,
  limits: PurgeLimits,
): Promise<Remains> {
  const ahead = `${literal(scope.now)}::timestamptz + make_interval(secs => ${limits.skewSeconds}::float8)`;
  const sql =
    step.trigger === "account-deletion" ? ofAccounts(scope, step, ahead) : ofTime(scope, step, ahead);
  const [row] = (await read(database, limits, sql)).flat();
  return {
    due: Number(row?.due),
    held: Number(row?.held),
    oldestSeconds: numberOrNull(row?.oldest),
    aheadSeconds: numberOrNull(row?.ahead),
    ahead: Number(row?.beyond),
    never: Number(row?.never),
    always: Number(row?.always),
  };
}

/** Rows that are about to go although no service of ours was there at their time: -infinity, the year 1, a clock at its start. */
export async function farPastRows(
  database: Database,
  scope: Scope,
  step: TimeStep,
  limits: PurgeLimits,
): Promise<number> {
  const past = `${name(step.column)} < ${literal(scope.now)}::timestamptz - make_interval(secs => ${limits.farPastSeconds}::float8)`;
  const sql = `SELECT count(*)::float8 AS rows FROM ${qualified(scope, step.table)}
    WHERE ${isDue(scope, step)} AND ${past} AND NOT ${isHeldRow(scope, step)}`;
  const [row] = (await read(database, limits, sql)).flat();
  return Number(row?.rows);
}

/** Rows that name an account which is not there any more: no time of its deletion is left, so they are never due. */
export async function rowsWithoutAccount(
  database: Database,
  scope: Scope,
  { table, accountKey }: AccountStep,
  limits: PurgeLimits,
): Promise<number> {
  const key = `t.${name(accountKey)}`;
  const sql = `SELECT count(*)::float8 AS rows FROM ${qualified(scope, table)} AS t WHERE ${key} IS NOT NULL
    AND NOT EXISTS (SELECT FROM ${qualified(scope, scope.accounts.table)} AS a WHERE a.${name(scope.accounts.key)} = ${key})`;
  const [row] = (await read(database, limits, sql)).flat();
  return Number(row?.rows);
}

/** No arithmetic meets an infinite time, with which servers before PostgreSQL 17 do not calculate. */
const hasAge = (time: string) => `${time} > '-infinity' AND ${time} < 'infinity'`;

function ofTime(scope: Scope, step: TimeStep, ahead: string): string {
  const table = qualified(scope, step.table);
  const column = name(step.column);
  const held = isHeldRow(scope, step);
  const kept = step.empties ? `${name(step.empties.while)} AND ` : "";
  const edge = (end: "min" | "max") =>
    `(SELECT ${end}(${column}) FROM ${table} WHERE ${kept}${hasAge(column)} AND NOT ${held})`;
  const count = (condition: string) => `(SELECT count(*) FROM ${table} WHERE ${kept}${condition})::float8`;
  return `SELECT (SELECT count(*) FROM ${table} WHERE ${isDue(scope, step)} AND NOT ${held})::float8 AS due,
    (SELECT count(*) FROM ${table} WHERE ${isDue(scope, step)} AND ${held})::float8 AS held,
    ${count(`${column} = 'infinity'`)} AS never, ${count(`${column} = '-infinity'`)} AS always,
    ${count(`${column} > ${ahead} AND ${column} < 'infinity' AND NOT ${held}`)} AS beyond,
    ${age(scope, edge("min"))} AS oldest, -${age(scope, edge("max"))} AS ahead`;
}

function ofAccounts(scope: Scope, step: AccountStep, ahead: string): string {
  const table = qualified(scope, step.table);
  const root = `${qualified(scope, scope.accounts.table)} AS a`;
  const time = `a.${name(scope.accounts.deletedAt)}`;
  const isOf = `t.${name(step.accountKey)} = a.${name(scope.accounts.key)}`;
  const held = isHeld(scope, `a.${name(scope.accounts.key)}`);
  const owned = `EXISTS (SELECT FROM ${table} AS t WHERE ${isOf})`;
  const joined = `${root} JOIN ${table} AS t ON ${isOf}`;
  return `SELECT
    (SELECT count(*) FROM ${joined} WHERE ${isDueAccount(scope, step, "a.")} AND NOT ${held})::float8 AS due,
    (SELECT count(*) FROM ${joined} WHERE ${isDueAccount(scope, step, "a.")} AND ${held})::float8 AS held,
    (SELECT count(*) FROM ${root} WHERE ${time} = 'infinity' AND ${owned})::float8 AS never,
    (SELECT count(*) FROM ${root} WHERE ${time} = '-infinity' AND ${owned})::float8 AS always,
    (SELECT count(*) FROM ${root} WHERE ${time} > ${ahead} AND ${time} < 'infinity' AND NOT ${held} AND ${owned})::float8 AS beyond,
    ${age(scope, `min(${time})`)} AS oldest, -${age(scope, `max(${time})`)} AS ahead
    FROM ${root} WHERE ${hasAge(time)} AND NOT ${held} AND ${owned}`;
}

function age({ now }: Scope, time: string): string {
  return `extract(epoch FROM ${literal(now)}::timestamptz - ${time})::float8`;
}

function numberOrNull(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}
