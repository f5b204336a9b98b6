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

/** Words for people: `90 d`, `30 min`, `1 d 12 h`, `no end` where nothing ends it. */
export function inWords(seconds: number): string {
  if (seconds === Number.POSITIVE_INFINITY) return "no end";
  const units: readonly (readonly [number, string])[] = [
    [86_400, "d"],
    [3_600, "h"],
    [60, "min"],
    [1, "s"],
  ];
  let rest = seconds;
  const words: string[] = [];
  for (const [size, unit] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) words.push(`${count} ${unit}`);
  }
  return words.join(" ") || "0 s";
}
