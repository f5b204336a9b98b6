import { inWords } from "./duration.ts";
import { remembered } from "./remembered.ts";

/** A unit, its seconds, and the period from which on it is not used. */
const units = [
  ["day", 86_400, Number.POSITIVE_INFINITY],
  ["hour", 3_600, Number.POSITIVE_INFINITY],
  ["minute", 60, 3_600],
] as const;

/** Seconds as `90 days` or `30 minutes` in a language; mixed periods in unit symbols, which are the same in all. */
export function periodInWords(seconds: number, language: string): string {
  const [unit, size] =
    units.find(([, each, from]) => seconds > 0 && seconds % each === 0 && seconds < from) ?? [];
  if (unit === undefined || size === undefined) return inWords(seconds);
  return formatOf(language, unit).format(seconds / size);
}

const formatOf = remembered(
  (language, unit) => new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }),
);
