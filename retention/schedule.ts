import { Cron } from "croner";
import { InputError } from "../register/input-error.ts";

const day = 86_400;
/** Nine years show every distance between matching days, leap days included. */
const horizonDays = 366 * 9;
const start = Date.UTC(2023, 0, 1);

/**
 * Longest time in seconds between two starts of a cron schedule (five fields, UTC as fact render-cron-schedule-utc says); `Infinity` where it starts
 * once or never. Throws `InputError` where the text is no such schedule.
 */
export function longestGap(schedule: string): number {
  const known = gaps.get(schedule) ?? measureGap(schedule);
  gaps.set(schedule, known);
  return known;
}

/**
 * The last start of a schedule at or before a moment, both in milliseconds since 1970; undefined where it never started.
 * Throws `InputError` as {@link longestGap} does.
 */
export function lastStart(schedule: string, moment: number): number | undefined {
  // croner leaves out a start at the reference itself.
  return parse(schedule)
    .previousRuns(1, new Date(moment + 1))[0]
    ?.getTime();
}

/** A judgement asks for the same schedule once a rule, and an answer costs a walk over the calendar. */
const gaps = new Map<string, number>();

function measureGap(schedule: string): number {
  const cron = parse(schedule);
  const everyDay = /^\S+\s+\S+\s+\*\s+\*\s+\*$/.test(schedule.trim());
  const first = nextStart(cron, start - 1);
  if (first === undefined) return Number.POSITIVE_INFINITY;
  const times = startsOfDay(cron, first);
  const [opening = 0] = times;
  const closing = times.at(-1) ?? 0;
  const within = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  const between = daysBetween(cron, first, everyDay ? 2 : horizonDays).map(
    (days) => days * day - closing + opening,
  );
  return between.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...within, ...between);
}

function parse(schedule: string): Cron {
  const refuse = () =>
    new InputError([`"${schedule}" is not a cron schedule of five fields such as "*/5 * * * *".`]);
  if (schedule.trim().split(/\s+/).length !== 5) throw refuse();
  try {
    return new Cron(schedule.trim(), { utcOffset: 0, paused: true });
  } catch {
    throw refuse();
  }
}

/** The first start after a moment, both in milliseconds. */
function nextStart(cron: Cron, after: number): number | undefined {
  return cron.nextRun(new Date(after))?.getTime();
}

/** Seconds after midnight of every start on the day of `first`. They are the same on every day that has starts. */
function startsOfDay(cron: Cron, first: number): number[] {
  const midnight = first - (first % (day * 1000));
  const times: number[] = [];
  for (let at: number | undefined = first; at !== undefined && at < midnight + day * 1000; ) {
    times.push((at - midnight) / 1000);
    at = nextStart(cron, at);
  }
  return times;
}

/** Distances in days between one day with starts and the next, over the horizon. */
function daysBetween(cron: Cron, first: number, horizon: number): number[] {
  const dayOf = (time: number) => Math.floor(time / (day * 1000));
  const distances: number[] = [];
  let here = dayOf(first);
  const last = here + horizon;
  while (here < last) {
    const next = nextStart(cron, (here + 1) * day * 1000 - 1);
    if (next === undefined) break;
    distances.push(dayOf(next) - here);
    here = dayOf(next);
  }
  return distances;
}
