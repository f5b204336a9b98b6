import pg from "pg";
import { InputError } from "../register/input-error.ts";
import type { AccountStep, Step, TimeStep } from "./steps.ts";
import type { TableMap } from "./table-map.ts";

const name = pg.escapeIdentifier;
const literal = pg.escapeLiteral;

/** Where the rows of a run stand: the schema, and the run's moment by the server's clock. */
export interface Scope {
  readonly schema: string;
  readonly accounts: Omit<TableMap["accounts"], "begunAt"> & {
    readonly key: string;
    /** undefined where the database can not be told that an erasure has begun. */
    readonly begunAt?: string;
  };
  /** The table of legal holds; undefined where the database has none. */
  readonly holds: TableMap["holds"] | undefined;
  /** timestamptz as text. Every age is counted from here, so that the whole run sees one moment. */
  readonly now: string;
}

/** What a live database has of what the map names; the difference is for `kaitalk retention check`. */
export interface Live {
  readonly holds: boolean;
  readonly begunAt: boolean;
}

export function scopeOf({ schema, accounts, tables, holds }: TableMap, now: string, live: Live): Scope {
  const key = tables[accounts.table]?.key;
  if (key === undefined) throw new InputError([`table "${accounts.table}" is not mapped.`]);
  const { begunAt, ...root } = accounts;
  return {
    schema,
    accounts: { ...root, key, ...(live.begunAt && { begunAt }) },
    holds: live.holds ? holds : undefined,
    now,
  };
}

export function qualified({ schema }: Pick<Scope, "schema">, table: string): string {
  return `${name(schema)}.${name(table)}`;
}

/** Rows whose time is up, those on legal hold included. */
export function isDue({ now }: Scope, { column, dueAfterSeconds, empties, trigger }: TimeStep): string {
  const time = name(column);
  // A used record must go whatever its time says; infinity is a time that never comes, and a finding of its own.
  const moment = trigger === "use" ? `${time} < 'infinity'` : `${time} <= ${before(now, dueAfterSeconds)}`;
  return `${empties ? `${name(empties.while)} AND ` : ""}${moment}`;
}

/** Accounts whose rows are due, those on legal hold included. */
export function isDueAccount(
  { accounts, now }: Scope,
  { dueAfterSeconds }: AccountStep,
  prefix = "",
): string {
  return `${prefix}${name(accounts.deletedAt)} <= ${before(now, dueAfterSeconds)}`;
}

/** Whether a legal hold that has not ended keeps the account named by a column; read anew in each statement. */
export function isHeld(scope: Scope, account: string): string {
  const { holds } = scope;
  if (!holds) return "false";
  // A hold without an end never ends, and one of no account keeps no other's rows: null must decide nothing here.
  const key = name(holds.accountKey);
  return `COALESCE(${account} = ANY (ARRAY(SELECT ${key} FROM ${qualified(scope, holds.table)}
    WHERE (${name(holds.endsAt)} > now()) IS NOT FALSE AND ${key} IS NOT NULL)), false)`;
}

/** {@link isHeld} for the rows of a step; false where no account owns them. */
export function isHeldRow(scope: Scope, step: Step): string {
  return step.accountKey === undefined ? "false" : isHeld(scope, name(step.accountKey));
}

function before(now: string, seconds: number): string {
  return `${literal(now)}::timestamptz - make_interval(secs => ${seconds}::float8)`;
}
