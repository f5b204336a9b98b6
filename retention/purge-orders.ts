import { allClauses, clauseKind } from "../register/clauses.ts";
import { inWords, toSeconds } from "../register/duration.ts";
import { InputError } from "../register/input-error.ts";
import type { RetentionClause } from "../register/schema.ts";
import { type OperatingLimits, operatingLimits } from "./operating-limits.ts";

/** What the purge job is told of its surroundings, all in seconds. It derives every age from this. */
export interface PurgeSettings {
  readonly historySeconds: number;
  readonly intervalSeconds: number;
  readonly runSeconds: number;
}

/** How the purge job treats the rows of one data type. */
export interface RowOrder {
  readonly clause: string;
  /** Seconds after the trigger at which a row is due. */
  readonly ageSeconds: number;
  /** Runs in a row that may fail before the promise breaks. */
  readonly missedRuns: number;
  /** false for an unlogged table, whose rows never enter the write-ahead log that Neon's history is made of. */
  readonly logged: boolean;
}

/** The names of the environment variables that carry {@link PurgeSettings}. */
export const settingVariables = {
  historySeconds: "PURGE_HISTORY_SECONDS",
  intervalSeconds: "PURGE_INTERVAL_SECONDS",
  runSeconds: "PURGE_RUN_SECONDS",
} as const satisfies Record<keyof PurgeSettings, string>;

/** Reads what the job was told. Throws `InputError` naming each variable that is missing or no such number of seconds. */
export function settingsFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): PurgeSettings {
  const problems: string[] = [];
  const read = (name: string, least: number) => {
    const text = environment[name];
    if (text !== undefined && /^\d{1,9}$/.test(text) && Number(text) >= least) return Number(text);
    const found = text === undefined ? "is not set" : `is ${JSON.stringify(text)}`;
    problems.push(
      `${name} ${found}; set it to a whole number of seconds, at least ${least}, as infra/ declares it.`,
    );
    return 0;
  };
  const told = {
    historySeconds: read(settingVariables.historySeconds, 0),
    intervalSeconds: read(settingVariables.intervalSeconds, 1),
    runSeconds: read(settingVariables.runSeconds, 1),
  };
  if (problems.length > 0) throw new InputError(problems);
  return told;
}

/** The retention clauses whose rows the purge job deletes, in the register's order. */
export function purgedClauses(): readonly (RetentionClause & { duration: string })[] {
  return [...allClauses().values()]
    .filter((clause): clause is RetentionClause => clauseKind(clause) === "retention")
    .filter((clause): clause is RetentionClause & { duration: string } => clause.duration !== null)
    .filter(({ enforcedBy }) => enforcedBy.includes("purge"));
}

/**
 * The age at which the rows of each data type are due, so that the worst run and the history still fit the promise.
 * Throws `InputError` where what the job is told leaves a record no useful life.
 */
export function rowOrders(told: PurgeSettings, limits: OperatingLimits = operatingLimits): RowOrder[] {
  const problems: string[] = [];
  const orders = purgedClauses().map(({ id, duration, enforcedBy }) => {
    const logged = !enforcedBy.includes("unlogged-table");
    const documented = toSeconds(duration);
    const missedRuns = toleratedMisses(documented, told, limits);
    // Neon says no bound for the end of its history, so logged rows leave the margin of what is usual.
    const tail =
      tailSeconds(missedRuns, told) + (logged ? told.historySeconds + limits.usualMarginSeconds : 0);
    const ageSeconds = roundDown(documented - tail, documented, limits);
    const least = leastAge(documented, limits);
    if (ageSeconds < least)
      problems.push(
        `${id}: ${inWords(tail)} of runs and history leave less than ${inWords(least)} of the documented ` +
          `${inWords(documented)}; shorten the Neon history or the purge interval, or publish a longer period.`,
      );
    return { clause: id, ageSeconds, missedRuns, logged };
  });
  if (problems.length > 0) throw new InputError(problems);
  return orders;
}

/** The longest Neon history, in seconds, under which every promise still leaves its records a useful life. */
export function largestHistory(
  { intervalSeconds, runSeconds }: Omit<PurgeSettings, "historySeconds">,
  limits: OperatingLimits = operatingLimits,
): number {
  const told = { historySeconds: 0, intervalSeconds, runSeconds };
  const rooms = purgedClauses()
    .filter(({ enforcedBy }) => !enforcedBy.includes("unlogged-table"))
    .map(({ duration }) => {
      const documented = toSeconds(duration);
      const tail = tailSeconds(toleratedMisses(documented, told, limits), told);
      return documented - tail - limits.usualMarginSeconds - leastAge(documented, limits);
    });
  return Math.max(0, Math.min(...rooms));
}

/** From the moment a row is due until it is deleted, at worst: it just missed one run, then the tolerated ones fail. */
function tailSeconds(missedRuns: number, { intervalSeconds, runSeconds }: PurgeSettings): number {
  return intervalSeconds * (1 + missedRuns) + runSeconds;
}

function toleratedMisses(documented: number, told: PurgeSettings, limits: OperatingLimits): number {
  if (documented < limits.shortPromiseSeconds) return limits.missedRunsOfShortPromises;
  const runsInOutage = Math.floor((limits.outageSeconds - told.runSeconds) / told.intervalSeconds);
  return Math.max(limits.missedRunsOfShortPromises, runsInOutage - 1);
}

function leastAge(documented: number, { shortPromiseSeconds, leastAgeSeconds }: OperatingLimits): number {
  return documented < shortPromiseSeconds ? leastAgeSeconds.minutes : leastAgeSeconds.days;
}

/** Whole days, or whole minutes for promises of minutes, because people must be able to read the age. */
function roundDown(seconds: number, documented: number, { shortPromiseSeconds }: OperatingLimits): number {
  const unit = documented < shortPromiseSeconds ? 60 : 86_400;
  return Math.floor(seconds / unit) * unit;
}
