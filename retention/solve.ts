import { clause } from "../register/clauses.ts";
import { inWords, toSeconds } from "../register/duration.ts";
import { InputError } from "../register/input-error.ts";
import { books } from "../register/read-books.ts";
import { vendorFact } from "../register/vendor-facts.ts";
import { type BucketKind, clauseOfKind } from "./buckets.ts";
import { type OperatingLimits, operatingLimits } from "./operating-limits.ts";
import { largestHistory, type RowOrder, rowOrders, settingVariables } from "./purge-orders.ts";
import { longestGap } from "./schedule.ts";

/** How the purge job is started; rules tell the job from other cron jobs by it. */
export const purgeCommand = books().register.value.purgeJob.startCommand;

/** What the infrastructure declares so that every copy fits its documented period. Seconds throughout. */
export interface RetentionPlan {
  readonly neonHistorySeconds: number;
  /** The longest history that the documented periods and Neon itself allow. */
  readonly largestNeonHistorySeconds: number;
  readonly purge: {
    /** Five cron fields, UTC. */
    readonly schedule: string;
    /** Longest gap between two starts of the schedule. */
    readonly intervalSeconds: number;
    readonly runSeconds: number;
    readonly startCommand: string;
    /** Literal environment variables of the cron job: what it is told, and its ages follow from. */
    readonly environment: Readonly<Record<string, string>>;
    readonly rows: readonly RowOrder[];
  };
  readonly buckets: Readonly<Record<BucketKind, BucketPlan>>;
}

export interface BucketPlan {
  /** Age at which R2 deletes an object; null for published pages, which no promise bounds. */
  readonly lifecycleSeconds: number | null;
  readonly abortUploadSeconds: number;
}

/**
 * Solves ages, lifecycles and the Neon history from the documented periods. Pure.
 * Throws `InputError` where the limits leave no room, such as a history longer than the shortest promise allows.
 */
export function solve(limits: OperatingLimits = operatingLimits): RetentionPlan {
  const intervalSeconds = longestGap(limits.purgeSchedule);
  const runSeconds = limits.purgeRunSeconds;
  if (runSeconds >= intervalSeconds)
    throw new InputError([
      `a run of ${inWords(runSeconds)} does not end before the next one starts after ` +
        `${inWords(intervalSeconds)}; shorten the run's budget or start it less often.`,
    ]);
  const neonHistorySeconds = limits.neonHistorySeconds;
  const largest = Math.min(largestHistory({ intervalSeconds, runSeconds }, limits), neonMaximum());
  if (neonHistorySeconds > largest)
    throw new InputError([
      `a Neon history of ${inWords(neonHistorySeconds)} leaves the shortest promise no room; ` +
        `at most ${inWords(largest)} fits. Shorten the history or publish a longer period.`,
    ]);
  const told = { historySeconds: neonHistorySeconds, intervalSeconds, runSeconds };
  return {
    neonHistorySeconds,
    largestNeonHistorySeconds: largest,
    purge: {
      schedule: limits.purgeSchedule,
      intervalSeconds,
      runSeconds,
      startCommand: purgeCommand,
      environment: {
        [settingVariables.historySeconds]: String(told.historySeconds),
        [settingVariables.intervalSeconds]: String(told.intervalSeconds),
        [settingVariables.runSeconds]: String(told.runSeconds),
      },
      rows: rowOrders(told, limits),
    },
    buckets: {
      recordings: bucketPlan("recordings", limits),
      documents: bucketPlan("documents", limits),
      site: bucketPlan("site", limits),
    },
  };
}

/** The oldest age in seconds at which a bucket of this kind may expire its objects; undefined where nothing bounds it. */
export function largestLifecycle(
  kind: BucketKind,
  limits: OperatingLimits = operatingLimits,
): number | undefined {
  const id = clauseOfKind[kind];
  if (!id) return undefined;
  const documented = toSeconds(clause(id).duration ?? "P0D");
  const wait = kind === "recordings" ? limits.uploadSeconds : limits.fileDelaySeconds;
  return documented - lifecycleLag() - limits.usualMarginSeconds - wait;
}

/** The age in seconds beyond which objects of such a bucket outlive their documented period however soon they are stored. */
export function latestLifecycle(kind: BucketKind): number | undefined {
  const id = clauseOfKind[kind];
  return id && toSeconds(clause(id).duration ?? "P0D") - lifecycleLag();
}

function bucketPlan(kind: BucketKind, limits: OperatingLimits): BucketPlan {
  const { abortUploadSeconds } = limits;
  const largest = largestLifecycle(kind, limits);
  if (largest === undefined) return { lifecycleSeconds: null, abortUploadSeconds };
  const wholeDays = Math.floor(largest / 86_400) * 86_400;
  if (wholeDays <= 0)
    throw new InputError([
      `${clauseOfKind[kind]}: the time that R2 takes to delete leaves its objects no whole day; ` +
        "publish a longer period or keep the files elsewhere.",
    ]);
  return { lifecycleSeconds: wholeDays, abortUploadSeconds };
}

function lifecycleLag(): number {
  return toSeconds(vendorFact("r2-lifecycle-lag").duration ?? "P0D");
}

function neonMaximum(): number {
  return toSeconds(vendorFact("neon-history-maximum").duration ?? "P0D");
}
