import { accountsDue, afterOldest, type Batch, eraseByTime, eraseOfAccount, type Scope } from "./batch.ts";
import type { Database } from "./database.ts";
import { type Failure, failureOf } from "./failure.ts";
import type { PurgeLimits } from "./limits.ts";
import type { AccountStep, Step, TimeStep } from "./steps.ts";

/** What a run looks at between two batches. */
export interface Pace {
  readonly limits: PurgeLimits;
  /** Why no further batch may start; undefined while the run may go on. */
  stopReason(): string | undefined;
  /** Called after each batch with the rows that went. */
  erased(step: Step, rows: number): void;
}

/** Why something that was due may have stayed; undefined where nothing kept it. */
export type Hindrance = string | undefined;

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

  afterFailure(): void {
    this.rows = Math.max(1, Math.floor(this.rows / 4));
  }
}

/**
 * Erases every row that a step finds due: first all that nobody holds, then the rest as its holders let go.
 * Throws what is neither a matter of time nor of locks.
 */
export async function eraseDue(
  database: Database,
  scope: Scope,
  step: TimeStep,
  pace: Pace,
): Promise<Hindrance> {
  return (
    (await passOver(database, scope, step, pace, "pass-by")) ??
    (await passOver(database, scope, step, pace, "wait"))
  );
}

async function passOver(
  database: Database,
  scope: Scope,
  step: TimeStep,
  pace: Pace,
  held: "pass-by" | "wait",
): Promise<Hindrance> {
  const size = new BatchSize(pace.limits);
  let steppedOver = 0;
  let hindrance: Hindrance;
  // Each batch starts where the last one ended, so that it does not wade through what is already deleted.
  let from = "-infinity";
  for (;;) {
    const stopped = pace.stopReason();
    if (stopped !== undefined) return stopped;
    const asked = size.rows;
    try {
      const batch = await eraseByTime(database, scope, step, { rows: asked, from, held }, pace.limits);
      if (batch.rows > 0) pace.erased(step, batch.rows);
      if (batch.rows < asked) return hindrance;
      steppedOver = 0;
      from = batch.last ?? from;
      size.after(batch);
    } catch (error) {
      const failure = unfinishedOrThrow(error);
      if (asked > 1) {
        size.afterFailure();
        continue;
      }
      hindrance = failure.sentence;
      steppedOver += 1;
      if (steppedOver > pace.limits.rowsToStepOver) return hindrance;
      const next = await afterOldest(database, scope, step, from, pace.limits);
      if (next === null) return hindrance;
      from = next;
    }
  }
}

/**
 * Deletes every account that is due, its rows first, table by table in the order of the steps. An account that can
 * not go now does not keep the others.
 */
export async function eraseAccounts(
  database: Database,
  scope: Scope,
  steps: readonly AccountStep[],
  pace: Pace,
): Promise<Hindrance> {
  const [first] = steps;
  let hindrance: Hindrance;
  for (const account of first ? await accountsDue(database, scope, first, pace.limits) : []) {
    for (const step of steps) {
      const kept = await eraseStepOfAccount(database, scope, step, account, pace);
      if (kept === undefined) continue;
      hindrance = kept;
      break;
    }
    const stopped = pace.stopReason();
    if (stopped !== undefined) return stopped;
  }
  return hindrance;
}

async function eraseStepOfAccount(
  database: Database,
  scope: Scope,
  step: AccountStep,
  account: string,
  pace: Pace,
): Promise<Hindrance> {
  const size = new BatchSize(pace.limits);
  for (;;) {
    const stopped = pace.stopReason();
    if (stopped !== undefined) return stopped;
    const asked = size.rows;
    try {
      const batch = await eraseOfAccount(database, scope, step, account, asked, pace.limits);
      if (batch.rows > 0) pace.erased(step, batch.rows);
      if (batch.rows < asked) return undefined;
      size.after(batch);
    } catch (error) {
      const failure = unfinishedOrThrow(error);
      if (asked === 1) return failure.sentence;
      size.afterFailure();
    }
  }
}

function unfinishedOrThrow(error: unknown): Failure {
  const failure = failureOf(error);
  if (failure.kind !== "unfinished") throw error;
  return failure;
}
