import { inWords } from "../register/duration.ts";

/**
 * An age in seconds for people: two units of it at most, because the seconds of a month tell nobody anything. A negative
 * age is a time ahead.
 */
export function ageInWords(seconds: number): string {
  if (seconds < 0) return `${ageInWords(-seconds)} ahead`;
  if (!Number.isFinite(seconds)) return inWords(seconds);
  const unit = seconds >= 86_400 ? 3_600 : seconds >= 3_600 ? 60 : 1;
  return inWords(Math.floor(Math.ceil(seconds) / unit) * unit);
}
