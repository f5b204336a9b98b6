import { randomUUID } from "node:crypto";
import { inWords } from "../register/duration.ts";
import { rowOrders, type ToldToPurge } from "../retention/purge-orders.ts";
import { remainsOf, type Scope, scopeOf } from "./batch.ts";
import { budgetLeft } from "./budget.ts";
import { readCatalog } from "./catalog.ts";
import { compareWithMap } from "./check.ts";
import type { Database } from "./database.ts";
import type { Difference } from "./difference.ts";
import { eraseAccounts, eraseDue, type Hindrance, type Pace } from "./erase.ts";
import { Failure, failureOf } from "./failure.ts";
import { appendToLedger, forgetOldReceipts } from "./ledger.ts";
import { type PurgeLimits, purgeLimits } from "./limits.ts";
import { describe, type Outcome, type Receipt, type ReceiptStep } from "./receipt.ts";
import { isUnbelievable, readServerClock, skewProblem } from "./server-clock.ts";
import { type AccountStep, type Step, stepsOf, type TimeStep } from "./steps.ts";
import type { TableMap } from "./table-map.ts";

/** What a run is told from outside. */
export interface PurgeOrder {
  readonly map: TableMap;
  readonly told: ToldToPurge;
  /** Version of this program, for the receipt. */
  readonly version: string;
  /** What protects the line to the database, for the receipt; null where none was opened. */
  readonly transport: string | null;
  /** Count what is due and change nothing. */
  readonly dryRun: boolean;
  /** Cron schedule that started the run, from whose start its budget counts; left out where a person started it. */
  readonly schedule?: string;
  readonly limits?: PurgeLimits;
  /** The job's own clock in milliseconds. It only times the run and is compared with the server's. */
  readonly clock?: () => number;
  /** Ends the run after the batch at hand. */
  readonly signal?: AbortSignal;
  readonly onErased?: (table: string, rows: number) => void;
}

/**
 * One run: erases what is due, in bounded batches, and says what it did. It may be killed at any point, repeated,
 * or run beside another: each batch is one transaction that erases only what is due when it runs.
 * Never throws for what the database does: the receipt says it.
 */
export async function purge(database: Database, order: PurgeOrder): Promise<Receipt> {
  return new Run(order).against(database);
}

/** The receipt of a run that never reached its database. */
export function receiptWithoutDatabase(order: Omit<PurgeOrder, "transport">, failure: Failure): Receipt {
  return new Run({ ...order, transport: null }).lost(failure);
}

class Run {
  readonly #order: PurgeOrder;
  readonly #limits: PurgeLimits;
  /** By the monotonic clock, which nobody sets. */
  readonly #began = performance.now();
  readonly #runId = randomUUID();
  readonly #steps: readonly Step[];
  readonly #erased = new Map<Step, number>();
  readonly #results = new Map<Step, ReceiptStep>();
  readonly #problems: string[] = [];
  /** By the monotonic clock, in milliseconds: no batch starts after it. */
  #deadline: number;
  #receiptsForgotten = 0;
  #scope: Scope | undefined;
  #startedAt: string | null = null;
  #skew: number | null = null;
  #inLedger = false;
  #outcome: Outcome = "complete";

  constructor(order: PurgeOrder) {
    this.#order = order;
    this.#limits = order.limits ?? purgeLimits;
    this.#steps = stepsOf(order.map, rowOrders(order.told));
    this.#deadline = this.#began + order.told.runSeconds * 1000;
  }

  async against(database: Database): Promise<Receipt> {
    try {
      await this.#work(database);
    } catch (error) {
      return this.lost(failureOf(error));
    }
    return this.#finish(database);
  }

  /** Closes the run after a failure that ends it: whatever has no result yet was not done. */
  lost(failure: Failure): Receipt {
    this.#fail(failure);
    for (const step of this.#steps) if (!this.#results.has(step)) this.#leave(step, failure.sentence);
    return this.#receipt();
  }

  async #work(database: Database): Promise<void> {
    const { map, dryRun, version, told } = this.#order;
    const scope = await this.#meetServer(database);
    const blocked = await this.#blockedTables(database);
    if (!dryRun && !blocked.has(map.ledger.table))
      await appendToLedger(database, map, {
        runId: this.#runId,
        stage: "started",
        receipt: { version, told },
      });
    if (this.#skew !== null && isUnbelievable(this.#skew, this.#limits)) {
      this.#worsen("obstructed");
      for (const step of this.#steps) this.#leave(step, "the server's clock can not be believed.");
      return;
    }
    const timed = this.#steps.filter((step): step is TimeStep => step.trigger !== "account-deletion");
    const ofAccounts = this.#steps.filter((step): step is AccountStep => step.trigger === "account-deletion");
    for (const step of timed) {
      const obstacle = blocked.get(step.table);
      if (obstacle) this.#leave(step, obstacle);
      else await this.#runTimed(database, scope, step);
    }
    await this.#runAccounts(database, scope, ofAccounts, blocked);
    if (!dryRun && !blocked.has(map.ledger.table)) await this.#forgetReceipts(database);
  }

  async #forgetReceipts(database: Database): Promise<void> {
    try {
      this.#receiptsForgotten = await forgetOldReceipts(database, this.#order.map);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === "outside") throw error;
      this.#fail(new Failure(failure.kind, `${this.#order.map.ledger.table}: ${failure.sentence}`));
    }
  }

  async #runTimed(database: Database, scope: Scope, step: TimeStep): Promise<void> {
    const hindrance = await this.#erase([step], () => eraseDue(database, scope, step, this.#pace()));
    await this.#close(database, scope, step, hindrance);
  }

  async #runAccounts(
    database: Database,
    scope: Scope,
    steps: readonly AccountStep[],
    blocked: ReadonlyMap<string, string>,
  ): Promise<void> {
    // An account whose rows can not all go must stay, or they could never be found again.
    const obstacle = steps.map(({ table }) => blocked.get(table)).find((reason) => reason !== undefined);
    if (obstacle !== undefined) {
      for (const step of steps) this.#leave(step, obstacle);
      return;
    }
    const hindrance = await this.#erase(steps, () => eraseAccounts(database, scope, steps, this.#pace()));
    for (const step of steps) await this.#close(database, scope, step, hindrance);
  }

  /** A right that is missing stops these steps, not the run; a lost database stops the run. */
  async #erase(steps: readonly Step[], work: () => Promise<Hindrance>): Promise<Hindrance> {
    if (this.#order.dryRun) return "a dry run changes nothing.";
    try {
      return await work();
    } catch (error) {
      const failure = failureOf(error);
      for (const step of steps) this.#leave(step, failure.sentence);
      if (failure.kind === "outside") throw error;
      this.#fail(new Failure(failure.kind, `${steps.at(-1)?.table}: ${failure.sentence}`));
      return failure.sentence;
    }
  }

  /** Counts what is left of a step and closes it. */
  async #close(database: Database, scope: Scope, step: Step, hindrance: Hindrance): Promise<void> {
    try {
      const { due, oldestSeconds } = await remainsOf(database, scope, step, this.#limits);
      const counts = { rows: this.#rowsOf(step), remaining: due, oldestSeconds };
      if (due === 0) this.#results.set(step, { ...describe(step), ...counts, done: true });
      else {
        if (!this.#order.dryRun) this.#worsen("incomplete");
        const reason = hindrance ?? "other sessions hold these rows.";
        this.#results.set(step, { ...describe(step), ...counts, done: false, reason });
      }
    } catch (error) {
      const failure = failureOf(error);
      this.#leave(step, hindrance ?? failure.sentence);
      if (failure.kind === "outside") throw error;
      this.#fail(failure);
    }
  }

  /** Closes a step of which it is not known what is left. */
  #leave(step: Step, reason: string): void {
    const counts = { rows: this.#rowsOf(step), remaining: null, oldestSeconds: null };
    this.#results.set(step, { ...describe(step), ...counts, done: false, reason });
  }

  #rowsOf(step: Step): number {
    return this.#erased.get(step) ?? 0;
  }

  /** Takes the server's time, which alone decides what is due, and compares the job's with it. */
  async #meetServer(database: Database): Promise<Scope> {
    const { map, told, schedule, clock = Date.now } = this.#order;
    const server = await readServerClock(database, clock);
    if (schedule !== undefined)
      this.#deadline = performance.now() + budgetLeft(schedule, told.runSeconds, server.answered) * 1000;
    this.#skew = server.skewSeconds;
    this.#startedAt = server.iso;
    const problem = skewProblem(server.skewSeconds, this.#limits);
    if (problem !== undefined) this.#note("incomplete", problem);
    this.#scope = scopeOf(map, server.now);
    return this.#scope;
  }

  /** Tables that can not be purged as they are, with the reason. What else differs is for `kaitalk retention check`. */
  async #blockedTables(database: Database): Promise<ReadonlyMap<string, string>> {
    const { map } = this.#order;
    const differences = compareWithMap(map, await readCatalog(database, map.role)).filter(
      ({ stopsPurge, id }) => stopsPurge || id === "unknown-table",
    );
    for (const { sentence } of differences) this.#note("obstructed", sentence);
    return new Map(
      differences
        .filter(({ stopsPurge }) => stopsPurge)
        .reverse()
        .map(tableAndReason),
    );
  }

  async #finish(database: Database): Promise<Receipt> {
    if (this.#order.dryRun || this.#scope === undefined) return this.#receipt();
    try {
      this.#inLedger = true;
      const receipt = this.#receipt();
      await appendToLedger(database, this.#order.map, { runId: this.#runId, stage: "finished", receipt });
      return receipt;
    } catch (error) {
      this.#inLedger = false;
      this.#fail(failureOf(error));
      return this.#receipt();
    }
  }

  #pace(): Pace {
    const { told, signal, onErased } = this.#order;
    return {
      limits: this.#limits,
      stopReason: () => {
        if (signal?.aborted) return "the run was asked to stop.";
        return performance.now() > this.#deadline
          ? `the run's budget of ${inWords(told.runSeconds)} is used up; the next run goes on.`
          : undefined;
      },
      erased: (step, rows) => {
        this.#erased.set(step, this.#rowsOf(step) + rows);
        onErased?.(step.table, rows);
      },
    };
  }

  #fail({ kind, sentence }: Failure): void {
    this.#note(kind === "outside" ? "failed" : kind === "bad-input" ? "obstructed" : "incomplete", sentence);
  }

  #note(outcome: Outcome, problem: string): void {
    this.#problems.push(problem);
    this.#worsen(outcome);
  }

  #worsen(outcome: Outcome): void {
    const gravity: readonly Outcome[] = ["complete", "incomplete", "obstructed", "failed"];
    if (gravity.indexOf(outcome) > gravity.indexOf(this.#outcome)) this.#outcome = outcome;
  }

  #receipt(): Receipt {
    const { version, dryRun, told, transport } = this.#order;
    return {
      format: "kaitalk-purge-receipt/1",
      runId: this.#runId,
      version,
      outcome: this.#outcome,
      dryRun,
      startedAt: this.#startedAt,
      durationSeconds: Math.round(performance.now() - this.#began) / 1000,
      told,
      clockSkewSeconds: this.#skew,
      transport,
      inLedger: this.#inLedger,
      receiptsForgotten: this.#receiptsForgotten,
      steps: this.#steps.flatMap((step) => this.#results.get(step) ?? []),
      problems: this.#problems,
    };
  }
}

function tableAndReason({ table, sentence }: Difference): [string, string] {
  return [table, sentence];
}
