import pg from "pg";
import type { Database, Row } from "./database.ts";
import { isDue, isDueAccount, isHeld, isHeldRow, qualified, type Scope } from "./due.ts";
import type { PurgeLimits } from "./limits.ts";
import type { Step } from "./steps.ts";
import { bounds, catalogFirst, read, transact } from "./transaction.ts";
import { takeTurn } from "./turn.ts";

const name = pg.escapeIdentifier;
const literal = pg.escapeLiteral;

/** Which rows a batch takes up next. */
export interface Selection {
  readonly scope: Scope;
  readonly step: Step;
  /** The account whose rows leave, where they leave with it. */
  readonly account?: string;
  /** Time of the last row taken up, as text. */
  readonly from: string;
  /** Keys of rows at that time that were taken up and stayed, so that they are passed by; without an order, of all that stayed. */
  readonly passed: readonly string[];
  readonly rows: number;
  /** What happens to rows that others hold. */
  readonly held: "pass-by" | "wait";
}

/** Rows that one cause kept. */
export interface Refusal {
  /** SQLSTATE, or empty where the statement succeeded and the row is still there. */
  readonly code: string;
  /** The constraint that refused; empty where none did. */
  readonly constraint: string;
  readonly rows: number;
}

export interface Batch {
  readonly selected: number;
  readonly erased: number;
  /** The youngest time among the rows taken up, as text; null where none was, or where they have no order. */
  readonly last: string | null;
  /** Keys of rows that stayed: those at `last`, or all where they have no order. */
  readonly stayed: readonly string[];
  readonly refusals: readonly Refusal[];
  /** Time on the server while rows were held. */
  readonly milliseconds: number;
  /** Whether the erased rows stand in the table of batches too. */
  readonly noted: boolean;
}

/** Where a batch notes, in its own transaction, what it erased: a killed run's rows are then counted by the next. */
export interface Notebook {
  readonly table: string;
  readonly runId: string;
}

/** Erases a selection in one statement: all of it or, where one row is refused, nothing. */
export async function erase(
  database: Database,
  selection: Selection,
  notebook: Notebook | undefined,
  limits: PurgeLimits,
): Promise<Batch> {
  const { step } = selection;
  const key = name(step.key);
  const root = accountOf(selection);
  const account = root === undefined ? "" : `account AS MATERIALIZED (SELECT ${root} FOR UPDATE), `;
  const stayed = `SELECT json_agg(key::text) FROM due WHERE key NOT IN (SELECT key FROM gone WHERE erased)
    AND moment IS NOT DISTINCT FROM (SELECT max(moment) FROM due)`;
  const { row, ...rest } = await inTurn(
    database,
    selection,
    notebook,
    limits,
    `WITH ${account}due AS MATERIALIZED (
       ${rowsOf(selection, root === undefined ? "true" : "EXISTS (SELECT FROM account)")} FOR UPDATE OF t ${skip(selection)}
     ), gone AS (
       ${eraseFrom(selection)} WHERE ${key} = ANY (ARRAY(SELECT key FROM due)) AND ${isStillDue(selection)}
       RETURNING ${key} AS key, ${isErased(step)} AS erased
     ), counted AS (
       SELECT (SELECT count(*) FROM due) AS selected, (SELECT count(*) FROM gone WHERE erased) AS erased
     )
     SELECT selected, erased, (SELECT max(moment)::text FROM due) AS last,
       CASE WHEN selected > erased THEN (${stayed}) END AS stayed, set_config('kaitalk.erased', erased::text, true)
     FROM counted`,
  );
  const [all, erased] = [Number(row?.selected), Number(row?.erased)];
  return {
    ...rest,
    selected: all,
    erased,
    last: typeof row?.last === "string" ? row.last : null,
    stayed: Array.isArray(row?.stayed) ? row.stayed.map(String) : [],
    refusals: all > erased ? [{ code: "", constraint: "", rows: all - erased }] : [],
  };
}

/**
 * Erases a selection row by row, each in a subtransaction of its own, so that a refused row costs itself alone. Slower than
 * {@link erase}, and in plain statements, which rules may rewrite. The first row that others hold ends the batch.
 */
export async function eraseOneByOne(
  database: Database,
  selection: Selection,
  notebook: Notebook | undefined,
  limits: PurgeLimits,
): Promise<Batch> {
  const { scope, step } = selection;
  const row = `${qualified(scope, step.table)} WHERE ${name(step.key)} = entry.key`;
  const isThere = step.trigger !== "account-deletion" && step.empties ? name(step.empties.while) : "true";
  const root = accountOf(selection);
  const block = `
    DECLARE
      entry record; code text; cause text; chosen integer := 0; gone integer := 0; last timestamptz;
      stayed text[] := '{}'; refused jsonb := '{}';
    BEGIN
      ${root === undefined ? "" : `PERFORM ${root} FOR UPDATE; IF NOT FOUND THEN RETURN; END IF;`}
      FOR entry IN ${rowsOf(selection, "true")} LOOP
        chosen := chosen + 1; code := NULL; cause := '';
        IF last IS DISTINCT FROM entry.moment THEN stayed := '{}'; last := entry.moment; END IF;
        BEGIN
          PERFORM FROM ${row} AND ${isStillDue(selection)} FOR UPDATE ${skip(selection)};
          IF FOUND THEN
            ${eraseFrom(selection)} WHERE ${name(step.key)} = entry.key AND ${isStillDue(selection)};
            PERFORM FROM ${row} AND ${isStillDue(selection)} AND ${isThere};
            IF FOUND THEN code := ''; ELSE gone := gone + 1; END IF;
          ELSE
            stayed := stayed || entry.key::text;
          END IF;
        EXCEPTION WHEN OTHERS THEN
          GET STACKED DIAGNOSTICS code = RETURNED_SQLSTATE, cause = CONSTRAINT_NAME;
        END;
        IF code IS NOT NULL THEN
          stayed := stayed || entry.key::text;
          cause := code || ' ' || cause;
          refused := jsonb_set(refused, ARRAY[cause], to_jsonb(coalesce((refused->>cause)::integer, 0) + 1));
        END IF;
        EXIT WHEN code IN ('55P03', '40P01', '40001');
      END LOOP;
      PERFORM set_config('kaitalk.erased', gone::text, true);
      PERFORM set_config('kaitalk.batch', jsonb_build_object('selected', chosen, 'erased', gone, 'last', last::text,
        'stayed', stayed, 'refused', refused)::text, true);
    END`;
  const { row: found, ...rest } = await inTurn(
    database,
    selection,
    notebook,
    limits,
    `DO ${literal(block)}; SELECT current_setting('kaitalk.batch')::json AS batch`,
  );
  const { refused, ...counts } = (found?.batch ?? nothing) as RowByRow;
  const refusals = Object.entries(refused).map(([cause, rows]) => {
    const [code = "", constraint = ""] = cause.split(" ", 2);
    return { code, constraint, rows };
  });
  return { ...rest, ...counts, refusals };
}

const nothing: RowByRow = { selected: 0, erased: 0, last: null, stayed: [], refused: {} };

interface RowByRow extends Pick<Batch, "selected" | "erased" | "last" | "stayed"> {
  /** Rows by "SQLSTATE constraint". */
  readonly refused: Readonly<Record<string, number>>;
}

/** Key and time of the first row of a selection, which nothing locks; undefined where there is none. */
export async function firstOf(
  database: Database,
  selection: Selection,
  limits: PurgeLimits,
): Promise<{ readonly key: string; readonly moment: string | null } | undefined> {
  const one = rowsOf({ ...selection, rows: 1 }, "true");
  const [row] = (
    await read(database, limits, `SELECT key::text, moment::text FROM (${one}) AS first`)
  ).flat();
  return row && { key: String(row.key), moment: row.moment === null ? null : String(row.moment) };
}

/** Rows that a selection would find without its limit; nothing locks them. */
export async function countOf(
  database: Database,
  selection: Selection,
  limits: PurgeLimits,
): Promise<number> {
  const all = rowsOf({ ...selection, rows: Number.MAX_SAFE_INTEGER }, "true");
  const [row] = (
    await read(database, limits, `SELECT count(*)::float8 AS rows FROM (${all}) AS found`)
  ).flat();
  return Number(row?.rows);
}

/** `SELECT key, moment … LIMIT n` over the table as `t`, without a lock. */
function rowsOf({ scope, step, account, from, passed, rows }: Selection, condition: string): string {
  const key = `t.${name(step.key)}`;
  const fresh = passed.length === 0 ? "true" : `${key}::text <> ALL (${textArray(passed)})`;
  const table = `${qualified(scope, step.table)} AS t`;
  if (step.trigger === "account-deletion")
    return `SELECT ${key} AS key, NULL::timestamptz AS moment FROM ${table}
      WHERE ${condition} AND t.${name(step.accountKey)} = ${literal(account ?? "")} AND ${fresh} LIMIT ${rows}`;
  const column = `t.${name(step.column)}`;
  return `SELECT ${key} AS key, ${column} AS moment FROM ${table}
    WHERE ${isDue(scope, step)} AND NOT ${isHeldRow(scope, step)} AND ${column} >= ${literal(from)}
      AND (${column} > ${literal(from)} OR ${fresh})
    ORDER BY ${column} LIMIT ${rows}`;
}

/** The account of a selection while its rows are due, to be locked first: one that was restored loses nothing more. */
function accountOf({ scope, step, account }: Selection): string | undefined {
  if (step.trigger !== "account-deletion" || account === undefined) return undefined;
  const key = name(scope.accounts.key);
  return `FROM ${qualified(scope, scope.accounts.table)}
    WHERE ${key} = ${literal(account)} AND ${isDueAccount(scope, step)} AND NOT ${isHeld(scope, key)}`;
}

function eraseFrom({ scope, step }: Selection): string {
  const table = qualified(scope, step.table);
  if (step.trigger === "account-deletion" || !step.empties) return `DELETE FROM ${table}`;
  return `UPDATE ${table} SET ${step.empties.columns.map((column) => `${name(column)} = NULL`).join(", ")}`;
}

/** Whether a row that the statement returns is erased: a trigger may have put back what was emptied. */
function isErased(step: Step): string {
  return step.trigger !== "account-deletion" && step.empties ? `NOT ${name(step.empties.while)}` : "true";
}

/** Where a table is partitioned by its age, a key may stand in a fresh partition too; and only the due ones need be looked into. */
function isStillDue({ scope, step, account }: Selection): string {
  return step.trigger === "account-deletion"
    ? `${name(step.accountKey)} = ${literal(account ?? "")}`
    : `${isDue(scope, step)} AND NOT ${isHeldRow(scope, step)}`;
}

function skip({ held }: Selection): string {
  return held === "pass-by" ? "SKIP LOCKED" : "";
}

function textArray(values: readonly string[]): string {
  return `ARRAY[${values.map(literal).join(", ")}]::text[]`;
}

/**
 * By index and in its order, even on a table that was never analysed: a batch must not read the whole table. Whatever else a
 * trigger then reads looks so dear to the planner that it would be compiled each time.
 */
const byIndex =
  "SET LOCAL jit = off; SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off";
/** Whatever waits for the end of the transaction is to fail with its own row. */
const checkedAtOnce = "SET CONSTRAINTS ALL IMMEDIATE";

/** One erasing statement under the table's advisory lock, so that parallel runs take turns. */
async function inTurn(
  database: Database,
  { scope, step }: Selection,
  notebook: Notebook | undefined,
  { turnMilliseconds, lockMilliseconds, statementMilliseconds }: PurgeLimits,
  sql: string,
): Promise<{ row: Row | undefined } & Pick<Batch, "milliseconds" | "noted">> {
  const clock = "extract(epoch FROM clock_timestamp())::float8 * 1000";
  const results = await transact(
    database,
    `BEGIN; ${catalogFirst}; ${byIndex}; SET LOCAL idle_in_transaction_session_timeout = ${statementMilliseconds};
     ${bounds(turnMilliseconds, turnMilliseconds + statementMilliseconds)};
     ${takeTurn(qualified(scope, step.table))};
     ${bounds(lockMilliseconds, statementMilliseconds)}; ${checkedAtOnce};
     SELECT set_config('kaitalk.started', (${clock})::text, true), set_config('kaitalk.erased', '0', true),
       set_config('kaitalk.noted', 'no', true),
       set_config('kaitalk.batch', ${literal(JSON.stringify(nothing))}, true);
     ${sql}; ${notebook === undefined ? "" : `${note(notebook, step)};`}
     SELECT ${clock} - current_setting('kaitalk.started')::float8 AS milliseconds,
       current_setting('kaitalk.noted') AS noted; COMMIT`,
  );
  const ended = results.at(-2)?.[0];
  return {
    row: results.at(notebook === undefined ? -3 : -4)?.[0],
    milliseconds: Number(ended?.milliseconds),
    noted: ended?.noted === "yes",
  };
}

/** Notes what `kaitalk.erased` says. A note that can not be written costs the note, never the batch. */
export function note({ table, runId }: Notebook, step: Step): string {
  return `DO ${literal(`
    BEGIN
      IF current_setting('kaitalk.erased') <> '0' THEN
        INSERT INTO ${table} (run_id, table_name, cause, erased)
        VALUES (${literal(runId)}, ${literal(step.table)}, ${literal(step.trigger)}, current_setting('kaitalk.erased')::integer);
      END IF;
      PERFORM set_config('kaitalk.noted', 'yes', true);
    EXCEPTION WHEN OTHERS THEN
      PERFORM set_config('kaitalk.noted', 'no', true);
    END`)}`;
}
