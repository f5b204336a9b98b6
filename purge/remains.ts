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
  /** Rows dated infinity or -infinity, which have no age. */
  readonly withoutAge: number;
}

/** Counts what is left of a step; reads keys and times alone. */
export async function remainsOf(
  database: Database,
  scope: Scope,
  step: Step,
  limits: PurgeLimits,
): Promise<Remains> {
  const sql = step.trigger === "account-deletion" ? ofAccounts(scope, step) : ofTime(scope, step);
  const [row] = (await read(database, limits, sql)).flat();
  return {
    due: Number(row?.due),
    held: Number(row?.held),
    oldestSeconds: numberOrNull(row?.oldest),
    aheadSeconds: numberOrNull(row?.ahead),
    withoutAge: Number(row?.endless),
  };
}

/** No arithmetic meets an infinite time, with which servers before PostgreSQL 17 do not calculate. */
const hasAge = (time: string) => `${time} > '-infinity' AND ${time} < 'infinity'`;

function ofTime(scope: Scope, step: TimeStep): string {
  const table = qualified(scope, step.table);
  const column = name(step.column);
  const held = isHeldRow(scope, step);
  const kept = step.empties ? `${name(step.empties.while)} AND ` : "";
  const edge = (end: "min" | "max") =>
    `(SELECT ${end}(${column}) FROM ${table} WHERE ${kept}${hasAge(column)} AND NOT ${held})`;
  return `SELECT (SELECT count(*) FROM ${table} WHERE ${isDue(scope, step)} AND NOT ${held})::float8 AS due,
    (SELECT count(*) FROM ${table} WHERE ${isDue(scope, step)} AND ${held})::float8 AS held,
    (SELECT count(*) FROM ${table} WHERE ${kept}${column} = 'infinity')::float8 +
    (SELECT count(*) FROM ${table} WHERE ${kept}${column} = '-infinity')::float8 AS endless,
    ${age(scope, edge("min"))} AS oldest, -${age(scope, edge("max"))} AS ahead`;
}

function ofAccounts(scope: Scope, step: AccountStep): string {
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
    (SELECT count(*) FROM ${root} WHERE ${time} IN ('infinity', '-infinity') AND ${owned})::float8 AS endless,
    ${age(scope, `min(${time})`)} AS oldest, -${age(scope, `max(${time})`)} AS ahead
    FROM ${root} WHERE ${hasAge(time)} AND NOT ${held} AND ${owned}`;
}

function age({ now }: Scope, time: string): string {
  return `extract(epoch FROM ${literal(now)}::timestamptz - ${time})::float8`;
}

function numberOrNull(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}
