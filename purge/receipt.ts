import type { PurgeSettings } from "../retention/purge-orders.ts";
import type { LegalHold } from "./holds.ts";
import type { Step } from "./steps.ts";

/** What one run did to the rows of one step. Counts and ages only: a receipt holds no personal data. */
export interface ReceiptStep {
  readonly table: string;
  readonly clause: string;
  readonly trigger: Step["trigger"];
  readonly erased: "delete" | "set-null";
  /** Seconds after the trigger at which a row is due. */
  readonly dueAfterSeconds: number;
  /** Rows erased; in a dry run 0. */
  readonly rows: number;
  /** Partitions that were dropped as a whole, whose rows are among them. */
  readonly partitions: number;
  /** A session was lost with a batch under way, so that more rows than that may be gone. */
  readonly atLeast: boolean;
  /** Rows that are due and still there; null where they could not be counted. */
  readonly remaining: number | null;
  /** Rows whose time is up and that a legal hold keeps; null where they could not be counted. */
  readonly held: number | null;
  /** Age in seconds after the trigger of the oldest row left; null where none is left or it could not be read. */
  readonly oldestSeconds: number | null;
  readonly done: boolean;
  /** Why it is not done. */
  readonly reason?: string;
}

/** A run that started and never finished, as its batches noted it. */
export interface KilledRun {
  readonly runId: string;
  /** ISO 8601 by the server's clock. */
  readonly startedAt: string;
  /** Rows that it erased, exactly. */
  readonly steps: readonly {
    readonly table: string;
    readonly trigger: string;
    readonly rows: number;
  }[];
}

/**
 * complete: nothing that was due is left · incomplete: time, a lock or a clock kept something ·
 * obstructed: someone has to correct something before everything can go · failed: the database was lost.
 */
export type Outcome = "complete" | "incomplete" | "obstructed" | "failed";

export interface Receipt {
  readonly format: "kaitalk-purge-receipt/2";
  readonly runId: string;
  readonly version: string;
  readonly outcome: Outcome;
  readonly dryRun: boolean;
  /** ISO 8601 by the server's clock; null where the server was never reached. */
  readonly startedAt: string | null;
  readonly durationSeconds: number;
  readonly settings: PurgeSettings;
  /** Server's clock minus the job's, in seconds; null where the server was never reached. */
  readonly clockSkewSeconds: number | null;
  /** What protected the line; null where none was opened. */
  readonly transport: string | null;
  /** Whether the ledger table keeps this receipt too. */
  readonly inLedger: boolean;
  /** Receipts of old runs that left the ledger, whose period is over too. */
  readonly receiptsForgotten: number;
  readonly accounts: {
    /** Seconds after its deletion within which an account can be restored whole; then its erasure begins. */
    readonly restorableSeconds: number;
    /** ISO 8601: an account deleted before it can not be restored any more; null where the server was never reached. */
    readonly restorableIfDeletedAfter: string | null;
    /** Accounts whose erasure this run began. */
    readonly erasureBegun: number;
    /** Accounts that are due and wait for a person to confirm their number. */
    readonly withheld: number;
  };
  /** Legal holds in force, without the accounts that they keep. */
  readonly holds: readonly LegalHold[];
  /** Runs that ended without a receipt and that no earlier receipt names. */
  readonly killedRuns: readonly KilledRun[];
  /** Time in seconds that the run waited for replicas or other sessions to catch up. */
  readonly pausedSeconds: number;
  readonly steps: readonly ReceiptStep[];
  /** What has to be corrected or was noticed, one sentence each. */
  readonly problems: readonly string[];
}

/** The part of a step's entry that is known before the run. */
export function describe(
  step: Step,
): Pick<ReceiptStep, "table" | "clause" | "trigger" | "erased" | "dueAfterSeconds"> {
  const { table, clause, trigger, dueAfterSeconds } = step;
  const erased = step.trigger !== "account-deletion" && step.empties ? "set-null" : "delete";
  return { table, clause, trigger, erased, dueAfterSeconds };
}
