import { randomUUID } from "node:crypto";
import pg from "pg";
import { inWords } from "../register/duration.ts";
import { type PurgeSettings, rowOrders } from "../retention/purge-orders.ts";
import { accountsDue, countAccounts } from "./accounts.ts";
import type { Notebook } from "./batch.ts";
import { blockedTables, blockWhatHoldsKeep } from "./blocked-tables.ts";
import { withhold } from "./brakes.ts";
import { budgetLeft } from "./budget.ts";
import { type Catalog, keepersOf, lockedWith, readCatalog } from "./catalog.ts";
import { closeStep } from "./close-step.ts";
import { compareWithMap } from "./compare-schema.ts";
import type { Database } from "./database.ts";
import { hidesRows } from "./difference.ts";
import { type Scope, scopeOf } from "./due.ts";
import { eraseDue, type Hindrance, type Pace } from "./erase.ts";
import { eraseAccounts, Hindrances } from "./erase-accounts.ts";
import { Failure, failureOf } from "./failure.ts";
import { Findings } from "./findings.ts";
import { type LegalHold, legalHolds } from "./holds.ts";
import { Kept } from "./kept.ts";
import { killedRuns, notedBatches } from "./killed-runs.ts";
import { appendToLedger, forgetOldReceipts } from "./ledger.ts";
import { type PurgeLimits, purgeLimits } from "./limits.ts";
import { Load } from "./load.ts";
import { LocksMet } from "./locks-met.ts";
import { dropExpired } from "./partitions.ts";
import type { KilledRun, Outcome, Receipt } from "./receipt.ts";
import { farPastRows, type Remains } from "./remains.ts";
import { isUnbelievable, readServerClock, skewProblem } from "./server-clock.ts";
import { type AccountStep, type Step, stepsOf, type TimeStep } from "./steps.ts";
import { farPastTimes } from "./strange-times.ts";
import type { TableMap } from "./table-map.ts";
import { Tally } from "./tally.ts";

/** What a run is told from outside. */
export interface PurgeOrder {
  readonly map: TableMap;
  readonly settings: PurgeSettings;
  /** Version of this program, for the receipt. */
  readonly version: string;
  /** What protects the line to the database, for the receipt; null where none was opened. */
  readonly transport: string | null;
  /** Count what is due and change nothing. */
  readonly dryRun: boolean;
  /** Number of accounts that a brake holds back and that a person has looked at. */
  readonly confirmedAccounts?: number;
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
 * or run beside another: each batch is one transaction that erases only what is due when it runs. A row, trigger, rule,
 * constraint or lock costs its row or its step; only the loss of the database ends a run.
 * Never throws for what the database does: the receipt says it.
 */
export async function purge(database: Database, order: PurgeOrder): Promise<Receipt> {
  return new Run(order).against(database);
}

/** The receipt of a run that never reached its database. */
export function receiptWithoutDatabase(order: Omit<PurgeOrder, "transport">, failure: Failure): Receipt {
  return new Run({ ...order, transport: null }).lost(failure);
}

const nothingIsChanged = new Failure("unfinished", "a dry run changes nothing.");

class Run {
  readonly #order: PurgeOrder;
  readonly #limits: PurgeLimits;
  /** By the monotonic clock, which nobody sets. */
  readonly #began = performance.now();
  readonly #runId = randomUUID();
  readonly #steps: readonly Step[];
  readonly #tally = new Tally();
  readonly #findings = new Findings();
  readonly #locks: LocksMet;
  readonly #load: Load;
  /** By the monotonic clock, in milliseconds: no batch starts after it. */
  #deadline: number;
  #receiptsForgotten = 0;
  #erasureBegun = 0;
  #withheld = 0;
  #scope: Scope | undefined;
  #catalog: Catalog | undefined;
  #notebook: Notebook | undefined;
  /** Whether every batch so far stands in the notebook. */
  #allNoted = true;
  #holds: readonly LegalHold[] = [];
  #killed: readonly KilledRun[] = [];
  #startedAt: string | null = null;
  #answered = 0;
  /** The server's moment from which ages count, as text. */
  #now = "";
  #skew: number | null = null;
  #inLedger = false;

  constructor(order: PurgeOrder) {
    this.#order = order;
    this.#limits = order.limits ?? purgeLimits;
    this.#steps = stepsOf(order.map, rowOrders(order.settings));
    this.#deadline = this.#began + order.settings.runSeconds * 1000;
    this.#load = new Load(this.#limits);
    this.#locks = new LocksMet(order.map.schema, this.#limits);
  }

  async against(database: Database): Promise<Receipt> {
    try {
      await this.#work(database);
    } catch (error) {
      this.lost(failureOf(error));
    }
    return this.#finish(database);
  }

  /** Closes the run after a failure that ends it: whatever has no result yet was not done. */
  lost(failure: Failure): Receipt {
    this.#findings.fail(failure);
    for (const step of this.#steps) if (!this.#tally.result(step)) this.#tally.leave(step, failure.sentence);
    return this.#receipt();
  }

  async #work(database: Database): Promise<void> {
    const { map, dryRun, version, settings } = this.#order;
    await this.#meetServer(database);
    this.#catalog = await readCatalog(database, map, this.#limits);
    const scope = this.#scopeIn(this.#catalog);
    const blocked = this.#blockedTables(this.#catalog);
    if (!dryRun) {
      await this.#attempt(map.ledger.table, () =>
        appendToLedger(
          database,
          map,
          { runId: this.#runId, stage: "started", receipt: { version, settings } },
          this.#limits,
        ),
      );
      if (this.#has(map.ledger.batches))
        this.#notebook = {
          table: `${pg.escapeIdentifier(map.schema)}.${pg.escapeIdentifier(map.ledger.batches)}`,
          runId: this.#runId,
        };
    }
    if (this.#skew !== null && isUnbelievable(this.#skew, this.#limits)) {
      for (const step of this.#steps) this.#tally.leave(step, "the server's clock can not be believed.");
      return;
    }
    if (this.#catalog.excesses.some(({ role, kind }) => kind === "setting" && role === map.role)) {
      const reason = `role "${map.role}" has triggers and foreign keys turned off, which may keep records; nothing is deleted.`;
      this.#findings.note("obstructed", reason);
      for (const step of this.#steps) this.#tally.leave(step, reason);
      return;
    }
    const seesHolds = await this.#attempt(map.holds.table, async () => {
      this.#holds = await legalHolds(database, scope, this.#limits);
    });
    if (!seesHolds)
      blockWhatHoldsKeep(blocked, this.#steps, `the legal holds in "${map.holds.table}" can not be read.`);
    const timed = this.#steps.filter((step): step is TimeStep => step.trigger !== "account-deletion");
    const ofAccounts = this.#steps.filter((step): step is AccountStep => step.trigger === "account-deletion");
    const toGoOn: (readonly [TimeStep, Hindrance])[] = [];
    for (const step of timed) {
      const obstacle = blocked.get(step.table);
      if (obstacle !== undefined) this.#tally.leave(step, obstacle);
      else {
        const hindrance = await this.#runTimed(database, scope, step);
        if (hindrance?.goOnFrom) toGoOn.push([step, hindrance]);
      }
    }
    await this.#runAccounts(database, scope, ofAccounts, blocked);
    // Refused rows had their share of time; what is left of the run is theirs.
    for (const [step, { goOnFrom, kept }] of toGoOn) {
      const goOn = { kept, ...(goOnFrom && { from: goOnFrom }) };
      await this.#close(
        database,
        scope,
        step,
        await eraseDue(database, scope, step, this.#pace(database), goOn),
      );
    }
    if (!dryRun && this.#has(map.ledger.table)) {
      await this.#attempt(map.ledger.table, async () => {
        this.#receiptsForgotten = await forgetOldReceipts(database, map, this.#limits);
      });
    }
  }

  /** What is not the erasing itself: where it fails, the run says so and goes on. */
  async #attempt(table: string, work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === "outside") throw error;
      if (this.#has(table)) this.#findings.fail(new Failure(failure.kind, `${table}: ${failure.sentence}`));
      return false;
    }
  }

  async #runTimed(database: Database, scope: Scope, step: TimeStep): Promise<Hindrance | undefined> {
    const nothing = { kept: new Kept([]) };
    if (step.trigger === "age") await this.#nameFarPast(database, scope, step);
    if (this.#order.dryRun) {
      await this.#close(database, scope, step, { ...nothing, failure: nothingIsChanged });
      return undefined;
    }
    const pace = this.#pace(database);
    const lock = await this.#locks.on(database, step.table, pace.lockedWith(step.table));
    if (lock) {
      await this.#close(database, scope, step, { ...nothing, lock });
      return undefined;
    }
    if (this.#isPartitionedByAge(step)) {
      const failure = await dropExpired(database, scope, step, this.#order.map.partitions, pace);
      if (failure) this.#findings.fail(new Failure(failure.kind, `${step.table}: ${failure.sentence}`));
    }
    let hindrance = await eraseDue(database, scope, step, pace);
    const remains = await this.#close(database, scope, step, hindrance);
    const waitsFor = (remains?.due ?? 0) - hindrance.kept.rows;
    if (waitsFor > 0 && !hindrance.failure && !hindrance.lock && !hindrance.goOnFrom) {
      // What nobody held is gone; the rest goes as its holders let go.
      hindrance = await eraseDue(database, scope, step, pace, { held: "wait" });
      await this.#close(database, scope, step, hindrance);
    }
    return hindrance;
  }

  /** Whatever their time means, they are due; who wrote it should know. What hides it shows in the erasing itself. */
  async #nameFarPast(database: Database, scope: Scope, step: TimeStep): Promise<void> {
    try {
      const rows = await farPastRows(database, scope, step, this.#limits);
      if (rows > 0) this.#findings.note("complete", farPastTimes(step, rows, this.#limits.farPastSeconds));
    } catch (error) {
      if (failureOf(error).endsRun) throw error;
    }
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
      for (const step of steps) this.#tally.leave(step, obstacle);
      return;
    }
    const pace = this.#pace(database);
    const hindrances = new Hindrances(steps, pace);
    const [first] = steps;
    if (first)
      await this.#attempt(scope.accounts.table, async () => {
        const due = await accountsDue(database, scope, first, this.#limits);
        const all = due.length === 0 ? 0 : await countAccounts(database, scope, this.#limits);
        const { released, withheld, problems } = withhold(due, all, this.#order.confirmedAccounts);
        this.#withheld = withheld;
        for (const problem of problems)
          this.#findings.note("obstructed", `${scope.accounts.table}: ${problem}`);
        const wait = "accounts wait for a person's confirmation.";
        if (withheld > 0) hindrances.addToAll({ failure: new Failure("unfinished", wait) });
        if (this.#order.dryRun) hindrances.addToAll({ failure: nothingIsChanged });
        else {
          const onBegun = (accounts: number) => {
            this.#erasureBegun += accounts;
          };
          const run = { database, scope, steps, pace, locks: this.#locks, hindrances, onBegun };
          await eraseAccounts(run, released);
        }
      });
    for (const step of steps) await this.#close(database, scope, step, hindrances.of(step));
  }

  #close(database: Database, scope: Scope, step: Step, hindrance: Hindrance): Promise<Remains | undefined> {
    const { map, signal } = this.#order;
    // Whoever asked for an end does not wait long for numbers.
    const { statementMilliseconds } = this.#limits;
    const run = {
      database,
      scope,
      map,
      limits: { ...this.#limits, ...(signal?.aborted && { countMilliseconds: statementMilliseconds }) },
      locks: this.#locks,
      keepersOf: this.#pace(database).keepersOf,
      tally: this.#tally,
      findings: this.#findings,
    };
    return closeStep(run, step, hindrance);
  }

  /** Takes the server's time, which alone decides what is due, and compares the job's with it. */
  async #meetServer(database: Database): Promise<void> {
    const { settings, schedule, clock = Date.now } = this.#order;
    const server = await readServerClock(database, clock, this.#limits);
    if (schedule !== undefined)
      this.#deadline = performance.now() + budgetLeft(schedule, settings.runSeconds, server.answered) * 1000;
    this.#skew = server.skewSeconds;
    this.#startedAt = server.iso;
    this.#answered = server.answered;
    this.#now = server.now;
    const problem = skewProblem(server.skewSeconds, this.#limits);
    if (problem !== undefined)
      this.#findings.note(
        isUnbelievable(server.skewSeconds, this.#limits) ? "obstructed" : "incomplete",
        problem,
      );
  }

  #scopeIn({ tables }: Catalog): Scope {
    const { map } = this.#order;
    const live = (name: string) => tables.find((table) => table.schema === map.schema && table.name === name);
    const accounts = live(map.accounts.table);
    const mark = accounts?.columns.find(({ name }) => name === map.accounts.begunAt);
    this.#scope = scopeOf(map, this.#now, {
      holds: live(map.holds.table) !== undefined,
      begunAt: mark !== undefined && mark.grants?.update !== false && mark.grants?.select !== false,
    });
    return this.#scope;
  }

  #isPartitionedByAge(step: TimeStep): boolean {
    const live = this.#catalog?.tables.find(
      ({ schema, name }) => schema === this.#order.map.schema && name === step.table,
    );
    return step.trigger === "age" && !step.empties && live?.partitionedBy === step.column;
  }

  #has(name: string): boolean {
    const { schema } = this.#order.map;
    return this.#catalog?.tables.some((table) => table.schema === schema && table.name === name) ?? false;
  }

  /** Names what keeps tables from being purged as they are. What else differs is for `kaitalk retention check`. */
  #blockedTables(catalog: Catalog): Map<string, string> {
    const differences = compareWithMap(this.#order.map, catalog).filter(
      ({ stopsPurge, id }) => stopsPurge || id === "unknown-table" || hidesRows.has(id),
    );
    for (const { sentence } of differences) this.#findings.note("obstructed", sentence);
    return blockedTables(differences, this.#steps, this.#order.map);
  }

  /** Writes the receipt into the ledger wherever the database still answers, after a failure too. */
  async #finish(database: Database): Promise<Receipt> {
    const { map, dryRun, settings } = this.#order;
    if (dryRun || this.#scope === undefined) return this.#receipt();
    try {
      await this.#settle(database);
      if (this.#notebook && this.#has(map.ledger.table))
        await this.#attempt(map.ledger.batches, async () => {
          const run = { runId: this.#runId, runSeconds: settings.runSeconds };
          this.#killed = await killedRuns(database, map, run, this.#limits);
        });
      if (!this.#has(map.ledger.table)) return this.#receipt();
      const keep = async () => {
        this.#inLedger = true;
        const receipt = this.#receipt();
        this.#inLedger = await this.#attempt(map.ledger.table, () =>
          appendToLedger(database, map, { runId: this.#runId, stage: "finished", receipt }, this.#limits),
        );
        return receipt;
      };
      const claimed = this.#result().outcome;
      const receipt = await keep();
      if (this.#inLedger) return receipt;
      // The database may not believe that everything is gone; that it does not is then part of the receipt.
      const corrected = claimed === "complete" ? await keep() : receipt;
      return this.#inLedger ? corrected : this.#receipt();
    } catch (error) {
      this.#inLedger = false;
      this.#findings.fail(failureOf(error));
      return this.#receipt();
    }
  }

  /** What a lost session left open, the notes of its batches tell exactly. */
  async #settle(database: Database): Promise<void> {
    if (this.#tally.doubted.size === 0 || !this.#notebook || !this.#allNoted) return;
    const notes = await notedBatches(database, this.#order.map, this.#runId, this.#limits);
    for (const step of this.#tally.doubted) {
      const rows =
        notes.find(({ table, trigger }) => table === step.table && trigger === step.trigger)?.rows ?? 0;
      this.#tally.settle(step, rows);
    }
  }

  #pace(database: Database): Pace {
    const { settings, signal, onErased, map } = this.#order;
    const catalog = this.#catalog;
    return {
      limits: this.#limits,
      stopReason: async () => {
        await this.#load.wait(database, () => !signal?.aborted && performance.now() <= this.#deadline);
        if (signal?.aborted) return "the run was asked to stop.";
        return performance.now() > this.#deadline
          ? `the run's budget of ${inWords(settings.runSeconds)} is used up; the next run goes on.`
          : undefined;
      },
      erased: (step, { erased, noted, partitions = 0 }) => {
        this.#tally.add(step, erased, partitions);
        if (erased === 0) return;
        if (this.#notebook && !noted) {
          this.#allNoted = false;
          this.#findings.fail(
            new Failure(
              "refused",
              `${map.ledger.batches}: a batch could not be noted; the run goes on without notes.`,
            ),
          );
          this.#notebook = undefined;
        }
        onErased?.(step.table, erased);
      },
      uncertain: (step) => this.#tally.doubt(step),
      notebook: () => this.#notebook,
      keepersOf: (step) => (catalog ? keepersOf(catalog, map.schema, step) : []),
      lockedWith: (table) => (catalog ? lockedWith(catalog, map.schema, table) : [table]),
    };
  }

  #result(): { readonly outcome: Outcome; readonly problems: readonly string[] } {
    return this.#findings.summary(this.#tally.unfinished && !this.#order.dryRun);
  }

  #receipt(): Receipt {
    const { version, dryRun, settings, transport } = this.#order;
    const { outcome, problems } = this.#result();
    const restorableSeconds =
      this.#steps.find(({ trigger }) => trigger === "account-deletion")?.dueAfterSeconds ?? 0;
    return {
      format: "kaitalk-purge-receipt/2",
      runId: this.#runId,
      version,
      outcome,
      dryRun,
      startedAt: this.#startedAt,
      durationSeconds: Math.round(performance.now() - this.#began) / 1000,
      settings,
      clockSkewSeconds: this.#skew,
      transport,
      inLedger: this.#inLedger,
      receiptsForgotten: this.#receiptsForgotten,
      accounts: {
        restorableSeconds,
        restorableIfDeletedAfter:
          this.#startedAt === null
            ? null
            : new Date(Math.floor(this.#answered / 1000 - restorableSeconds) * 1000).toISOString(),
        erasureBegun: this.#erasureBegun,
        withheld: this.#withheld,
      },
      holds: this.#holds,
      killedRuns: this.#killed,
      pausedSeconds: this.#load.pausedSeconds,
      steps: this.#steps.flatMap((step) => this.#tally.result(step) ?? []),
      problems,
    };
  }
}
