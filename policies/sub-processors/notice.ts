import { inWords, toSeconds } from "../../register/duration.ts";
import type { ListClause, SubProcessor } from "../../register/schema.ts";

type Announced = Pick<SubProcessor, "legalName" | "announcedOn" | "noticeException">;

/**
 * Why a sub-processor may not be used under the register version of a date; undefined where it may. One that the
 * published page already lists was announced by it; an exception of the clause lifts the wait, never the announcement.
 */
export function noticeProblem(
  { legalName, announcedOn, noticeException }: Announced,
  { noticePeriod, exceptions }: ListClause,
  version: string,
): string | undefined {
  if (announcedOn === null || noticePeriod === null) return undefined;
  const excused = noticeException !== null && exceptions.includes(noticeException);
  const wait = excused ? 0 : toSeconds(noticePeriod) * 1000;
  const from = new Date(Date.parse(announcedOn) + wait).toISOString().slice(0, 10);
  if (from <= version) return undefined;
  return `${legalName} was announced on ${announcedOn} and may be used from ${from}, ${inWords(wait / 1000)} later; the register is of ${version}.`;
}
