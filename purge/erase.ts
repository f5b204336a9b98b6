import {
  type Batch,
  countOf,
  erase,
  eraseOneByOne,
  firstOf,
  type Notebook,
  type Selection,
} from "./batch.ts";
import type { Database } from "./database.ts";
import type { Scope } from "./due.ts";
import { codeOfFailure, Failure, failureOf } from "./failure.ts";
import { type Keepers, Kept, sessionEnds } from "./kept.ts";
import type { PurgeLimits } from "./limits.ts";
import { lockThatKeeps, type TableLock } from "./locks.ts";
import type { AccountStep, Step, TimeStep } from "./steps.ts";
import { turnThatKeeps } from "./turn.ts";

/** What a run looks at between two batches. */
export interface Pace {
  readonly limits: PurgeLimits;
  /** Why no further batch may start; undefined while the run may go on. Waits where the database is too busy. */
  stopReason(): Promise<string | undefined>;
  /** Called after each batch that committed. */
  erased(step: Step, batch: Pick<Batch, "erased" | "noted"> & { readonly partitions?: number }): void;
  /** A session was lost with a batch under way, which may have been committed. */
  uncertain(step: Step): void;
  notebook(): Notebook | undefined;
  keepersOf(step: Step): Keepers;
  /** Tables whose locks keep rows of this one: itself and those that refer to it. */
  lockedWith(table: string): readonly string[];
}

/** Why something that was due may have stayed, and where to go on. */
export interface Hindrance {
  readonly failure?: Failure | undefined;
  readonly lock?: TableLock | undefined;
  readonly kept: Kept;
  /** Refused rows took their share of time: there is more to try from here. */
  readonly goOnFrom?: Cursor;
}

/** Batches grow and shrink so that each takes the time that the limits name. */
class BatchSize {
  rows: number;
  readonly #limits: PurgeLimits;

  constructor(limits: PurgeLimits) {
    this.#limits = limits;
    this.rows = limits.firstBatchRows;
  }

  after({ milliseconds }: Batch): void {
    const { batchMilliseconds, largestBatchRows } = this.#limits;
    const wished = this.rows * (batchMilliseconds / Math.max(milliseconds, 1));
    // Halfway towards the wished size, at most doubled: one slow disk write says little about the next batch.
    const next = Math.min((this.rows + wished) / 2, this.rows * 2, largestBatchRows);
    this.rows = Math.max(1, Math.round(next));
  }

  afterTimeout(): void {
    this.rows = Math.max(1, Math.floor(this.rows / 8));
  }
}

/** Where the next batch starts, so that it wades neither through what is deleted nor through what stays. */
interface Cursor {
  from: string;
  passed: readonly string[];
}

const fromTheStart = (): Cursor => ({ from: "-infinity", passed: [] });

function advance(cursor: Cursor, { last, stayed }: Pick<Batch, "last" | "stayed">): void {
  // Without an order (an account's rows) every row that stayed has to be remembered.
  cursor.passed = last === null || last === cursor.from ? [...cursor.passed, ...stayed] : stayed;
  cursor.from = last ?? cursor.from;
}

/** SQLSTATE classes that say that no row of the table can go: rights, read-only, disk, server. */
const costsStep = /^(25|42|53|58)/;
const waitedInVain: ReadonlySet<string> = new Set(["55P03", "40P01", "40001"]);

interface Work extends Omit<Selection, "from" | "passed" | "rows"> {
  /** What the step's rows were kept by so far. */
  readonly kept: Kept;
  readonly mostMilliseconds: number;
}

/**
 * Erases what a selection finds, batch after batch. A refused row costs itself: the batch that holds it is done again row
 * by row, and the next one starts behind it. Throws only what ends the run.
 */
async function eraseAll(database: Database, work: Work, cursor: Cursor, pace: Pace): Promise<Hindrance> {
  const { limits } = pace;
  const { step, scope, kept } = work;
  const size = new BatchSize(limits);
  const keepers = pace.keepersOf(step);
  const passingBefore = kept.passing;
  // What a trigger puts back would be erased again without end.
  let most = Number.POSITIVE_INFINITY;
  let oneByOne = false;
  let spent = 0;
  let erasedRows = 0;
  let lost = 0;
  let ofTable: Failure | undefined;
  for (;;) {
    const stopped = await pace.stopReason();
    if (stopped !== undefined) return { failure: new Failure("unfinished", stopped), kept };
    if (kept.passing - passingBefore > limits.rowsToStepOver) return { kept };
    if (spent > work.mostMilliseconds) return { kept, goOnFrom: cursor };
    const rows = oneByOne ? Math.min(size.rows, limits.oneByOneRows) : size.rows;
    const selection: Selection = { ...work, ...cursor, rows };
    const began = performance.now();
    try {
      if (keepers.length > 0 && most === Number.POSITIVE_INFINITY)
        most = await countOf(database, selection, limits);
      if (erasedRows >= most) return { kept };
      const batch = await (oneByOne ? eraseOneByOne : erase)(database, selection, pace.notebook(), limits);
      pace.erased(step, batch);
      erasedRows += batch.erased;
      kept.add(batch.refusals);
      advance(cursor, batch);
      const cut = batch.refusals.some(({ code }) => waitedInVain.has(code));
      if (cut) {
        const lock = await lockThatKeeps(database, scope.schema, pace.lockedWith(step.table), limits);
        if (lock) return { lock, kept };
      } else if (batch.selected < rows) return { kept, failure: batch.selected === 0 ? ofTable : undefined };
      if (batch.erased === 0 && batch.refusals.some(({ code }) => costsStep.test(code))) return { kept };
      oneByOne = oneByOne && batch.refusals.length > 0;
      size.after(batch);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === "lost") {
        pace.uncertain(step);
        lost += 1;
        if (rows > 1 && lost < limits.sessionsToLose) {
          size.afterTimeout();
          continue;
        }
        const found = lost < limits.sessionsToLose ? await firstOf(database, selection, limits) : undefined;
        if (found) {
          kept.add([{ code: sessionEnds, constraint: "", rows: 1 }]);
          advance(cursor, { last: found.moment, stayed: [found.key] });
          continue;
        }
        return {
          kept,
          failure: new Failure(
            "unfinished",
            `the session was lost ${lost} times while these rows were erased; the next run tries again.`,
          ),
        };
      }
      if (failure.endsRun) throw error;
      const code = codeOfFailure(error);
      if (code === "57014" && rows > 1) {
        size.afterTimeout();
        continue;
      }
      const lock =
        code === "55P03"
          ? await lockThatKeeps(database, scope.schema, pace.lockedWith(step.table), limits)
          : undefined;
      if (lock) return { lock, kept };
      const turn =
        code === "55P03" ? await turnThatKeeps(database, scope.schema, step.table, limits) : undefined;
      if (turn) return { ...turn, kept };
      if (costsStep.test(code)) ofTable = failure;
      if (!oneByOne) oneByOne = true;
      else {
        // Not even row by row: the row itself can not be tried, so that it is passed by unseen.
        const passed =
          rows === 1 && !costsStep.test(code) ? await firstOf(database, selection, limits) : undefined;
        if (!passed) return { failure, kept };
        kept.add([{ code, constraint: "", rows: 1 }]);
        advance(cursor, { last: passed.moment, stayed: [passed.key] });
      }
    } finally {
      if (oneByOne) spent += performance.now() - began;
    }
  }
}

/** Erases every row that a step finds due and that nobody holds, from the oldest or from where it had stopped. */
export function eraseDue(
  database: Database,
  scope: Scope,
  step: TimeStep,
  pace: Pace,
  goOn?: { readonly from?: Cursor; readonly kept?: Kept; readonly held?: Selection["held"] },
): Promise<Hindrance> {
  const held = goOn?.held ?? "pass-by";
  const kept = goOn?.kept ?? new Kept(pace.keepersOf(step));
  const mostMilliseconds = goOn ? Number.POSITIVE_INFINITY : pace.limits.refusedMilliseconds;
  return eraseAll(
    database,
    { scope, step, held, kept, mostMilliseconds },
    goOn?.from ?? fromTheStart(),
    pace,
  );
}

/** Deletes the rows of one account in one table. */
export function eraseOfAccount(
  database: Database,
  scope: Scope,
  step: AccountStep,
  account: string,
  kept: Kept,
  pace: Pace,
): Promise<Hindrance> {
  const work: Work = {
    scope,
    step,
    account,
    held: "pass-by",
    kept,
    mostMilliseconds: Number.POSITIVE_INFINITY,
  };
  return eraseAll(database, work, fromTheStart(), pace);
}
