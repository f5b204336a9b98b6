import { toneOf, type Verdict } from "../../judge/verdict.ts";
import type { Terminal } from "./terminal.ts";

const paint = { good: "green", bad: "red", open: "yellow", quiet: "dim" } as const;

/** A word in the colour of a verdict. */
export function painted(verdict: Verdict, word: string, { colours }: Terminal): string {
  return colours[paint[toneOf(verdict)]](word);
}
