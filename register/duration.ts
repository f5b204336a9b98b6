import { InputError } from "./input-error.ts";

const pattern = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Seconds of an ISO 8601 duration of days, hours, minutes and seconds. Throws `InputError` for any other text. */
export function toSeconds(iso: string): number {
  const parts = pattern.exec(iso);
  if (!parts || /^P$|T$/.test(iso))
    throw new InputError([`"${iso}" is not a duration such as "P90D" or "PT30M".`]);
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}

/** A period in seconds; `no end` or `Infinity` where nothing ends it, null or undefined where it is not known. */
export type Span = number | "no end" | null | undefined;

/** Words for people: `90 d`, `30 min`, `1 d 12 h`, `no end`, `unknown`. */
export function inWords(span: Span): string {
  if (span === null || span === undefined) return "unknown";
  if (span === "no end" || span === Number.POSITIVE_INFINITY) return "no end";
  const units: readonly (readonly [number, string])[] = [
    [86_400, "d"],
    [3_600, "h"],
    [60, "min"],
    [1, "s"],
  ];
  let rest = span;
  const words: string[] = [];
  for (const [size, unit] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) words.push(`${count} ${unit}`);
  }
  return words.join(" ") || "0 s";
}

/** A period as a number to compare by: what has no end is longer than any other, what is unknown could be. */
export function lengthOf(span: Span): number {
  return typeof span === "number" ? span : Number.POSITIVE_INFINITY;
}
