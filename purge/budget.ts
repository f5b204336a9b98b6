import { lastStart } from "../retention/schedule.ts";

/**
 * Seconds that a run may still delete for at `moment` (milliseconds since 1970). The budget counts from the scheduled
 * start, because the ages are solved for a last delete within it: what the machine took to start is gone from it. A
 * start later than the whole budget was no scheduled one, so that it has all of it.
 */
export function budgetLeft(schedule: string, runSeconds: number, moment: number): number {
  const scheduled = lastStart(schedule, moment);
  const late = scheduled === undefined ? Number.POSITIVE_INFINITY : (moment - scheduled) / 1000;
  return late < runSeconds ? runSeconds - late : runSeconds;
}
