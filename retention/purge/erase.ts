import { accountsDue, afterOldest, type Batch, eraseByTime, eraseOfAccount, type Scope } from "./batch.ts";
import type { Database } from "./database.ts";
import { type Failure, failureOf } from "./failure.ts";
import type { PurgeLimits } from "./limits.ts";
import type { AccountStep, TimeStep } from "./steps.ts";

/** What a run looks at between two batches. */
export interface Pace {
  readonly limits: PurgeLimits;
  /** Why no further batch may start; undefined while the run may go on. */
  stopReason(): string | undefined;
  /** Called after each batch with the rows that went. */
  erased(table: string, rows: number): void;
}

export interface Erased {
  readonly rows: number;
  /** Why something that was due may have stayed. */
  readonly reason?: string;
  readonly failure?: Failure;
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

  afterFailure(): void {
    this.rows = Math.max(1, Math.floor(this.rows / 4));
  }
}

/** Erases every row that a step finds due and free. Throws what is neither a matter of time nor of locks. */
export async function eraseDue(
  database: Database,
  scope: Scope,
  step: TimeStep,
  pace: Pace,
): Promise<Erased> {
  const size = new BatchSize(pace.limits);
  let total = 0;
  let steppedOver = 0;
  let held: Failure | undefined;
  // Each batch starts where the last one ended, so that it does not wade through what is already deleted.
  let from = "-infinity";
  for (;;) {
    const reason = pace.stopReason();
    if (reason !== undefined) return { rows: total, reason };
    const asked = size.rows;
    try {
      const batch = await eraseByTime(database, scope, step, { rows: asked, from }, pace.limits);
      total += batch.rows;
      if (batch.rows > 0) pace.erased(step.table, batch.rows);
      if (batch.rows < asked) break;
      steppedOver = 0;
      from = batch.last ?? from;
      size.after(batch);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind !== "unfinished") throw error;
      if (asked > 1) {
        size.afterFailure();
        continue;
      }
      held = failure;
      steppedOver += 1;
      const next =
        steppedOver > pace.limits.rowsToStepOver
          ? null
          : await afterOldest(database, scope, step, from, pace.limits);
      if (next === null) break;
      from = next;
    }
  }
  return held === undefined ? { rows: total } : { rows: total, reason: held.sentence, failure: held };
}

export interface AccountsErased {
  /** Rows that went, by table. */
  readonly rows: ReadonlyMap<string, number>;
  readonly reason?: string;
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
): Promise<AccountsErased> {
  const rows = new Map(steps.map(({ table }) => [table, 0]));
  const [first] = steps;
  if (!first) return { rows };
  let reason: string | undefined;
  for (const account of await accountsDue(database, scope, first, pace.limits)) {
    for (const step of steps) {
      const erased = await eraseStepOfAccount(database, scope, step, account, pace);
      rows.set(step.table, (rows.get(step.table) ?? 0) + erased.rows);
      if (erased.reason === undefined) continue;
      reason = erased.reason;
      break;
    }
    const stopped = pace.stopReason();
    if (stopped !== undefined) return { rows, reason: stopped };
  }
  return reason === undefined ? { rows } : { rows, reason };
}

async function eraseStepOfAccount(
  database: Database,
  scope: Scope,
  step: AccountStep,
  account: string,
  pace: Pace,
): Promise<Erased> {
  const size = new BatchSize(pace.limits);
  let total = 0;
  for (;;) {
    const reason = pace.stopReason();
    if (reason !== undefined) return { rows: total, reason };
    const asked = size.rows;
    try {
      const batch = await eraseOfAccount(database, scope, step, account, asked, pace.limits);
      total += batch.rows;
      if (batch.rows > 0) pace.erased(step.table, batch.rows);
      if (batch.rows < asked) return { rows: total };
      size.after(batch);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind !== "unfinished") throw error;
      if (asked === 1) return { rows: total, reason: failure.sentence, failure };
      size.afterFailure();
    }
  }
}
