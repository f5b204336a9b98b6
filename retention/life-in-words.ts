import { inWords } from "../register/duration.ts";

/** `89 d 1 h`, `no end`, or `unknown` where a term is. */
export function lifeInWords(seconds: number | undefined): string {
  return seconds === undefined ? "unknown" : inWords(seconds);
}
