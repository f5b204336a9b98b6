import type { ToldToPurge } from "../retention/purge-orders.ts";
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
  /** Rows that are due and still there; null where they could not be counted. */
  readonly remaining: number | null;
  /** Age in seconds after the trigger of the oldest row left; null where none is left or it could not be read. */
  readonly oldestSeconds: number | null;
  readonly done: boolean;
  /** Why it is not done. */
  readonly reason?: string;
}

/**
 * complete: nothing that was due is left · incomplete: time, a lock or a clock kept something ·
 * obstructed: someone has to correct something before everything can go · failed: the database was lost.
 */
export type Outcome = "complete" | "incomplete" | "obstructed" | "failed";

export interface Receipt {
  readonly format: "kaitalk-purge-receipt/1";
  readonly runId: string;
  readonly version: string;
  readonly outcome: Outcome;
  readonly dryRun: boolean;
  /** ISO 8601 by the server's clock; null where the server was never reached. */
  readonly startedAt: string | null;
  readonly durationSeconds: number;
  readonly told: ToldToPurge;
  /** Server's clock minus the job's, in seconds; null where the server was never reached. */
  readonly clockSkewSeconds: number | null;
  /** What protected the line; null where none was opened. */
  readonly transport: string | null;
  /** Whether the ledger table keeps this receipt too. */
  readonly inLedger: boolean;
  /** Receipts of old runs that left the ledger, whose period is over too. */
  readonly receiptsForgotten: number;
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
