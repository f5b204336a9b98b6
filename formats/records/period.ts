import { inWords } from "../../register/duration.ts";
import type { Language } from "./language.ts";

const day = 86_400;

/** `90 days` or `30 minutes` in the language; mixed periods in unit symbols, which are the same in all three. */
export function periodInWords(seconds: number, say: Language): string {
  if (seconds > 0 && seconds % day === 0) return say.word("days", { n: seconds / day });
  if (seconds > 0 && seconds < 3_600 && seconds % 60 === 0) return say.word("minutes", { n: seconds / 60 });
  return inWords(seconds);
}
