import { ageInWords } from "./age-in-words.ts";
import { Failure } from "./failure.ts";
import type { Remains } from "./remains.ts";
import type { Step, TimeStep } from "./steps.ts";
import type { TableMap } from "./table-map.ts";

/** Times that no clock has made: such a row is never due, or was due too early. */
export function impossibleTimes(
  { accounts }: TableMap,
  step: Step,
  { never, ahead, aheadSeconds }: Remains,
): Failure[] {
  const [table, column] =
    step.trigger === "account-deletion" ? [accounts.table, accounts.deletedAt] : [step.table, step.column];
  return [
    ...(never > 0
      ? [`${table}: ${haveRows(never)} an infinite "${column}", by which no age counts; correct it.`]
      : []),
    ...(ahead > 0
      ? [
          `${table}: ${haveRows(ahead)} a "${column}" up to ${ageInWords(-(aheadSeconds ?? 0))}, so that they would stay too long; correct it.`,
        ]
      : []),
  ].map((sentence) => new Failure("refused", sentence));
}

/** The sentence about rows that are due by a time too long ago to be believed. */
export function farPastTimes({ table, column }: TimeStep, rows: number, farPastSeconds: number): string {
  const years = Math.floor(farPastSeconds / (365 * 86_400));
  return `${table}: ${haveRows(rows)} a "${column}" more than ${years} years ago, or -infinity, and ${rows === 1 ? "goes" : "go"} as due; find out who wrote such times.`;
}

function haveRows(count: number): string {
  return count === 1 ? "1 row has" : `${count} rows have`;
}
