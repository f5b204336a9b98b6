import { inWords } from "../register/duration.ts";
import type { CopyLife, RowComposition } from "../retention/compose.ts";

/** Seconds, or the word for what JSON has no number for: `no end`, `unknown`. */
function written(seconds: number | undefined): number | string {
  if (seconds === undefined) return "unknown";
  return Number.isFinite(seconds) ? seconds : inWords(seconds);
}

/** A copy's life as files write it. */
export function writtenCopy({ terms, total, ...copy }: CopyLife) {
  return {
    ...copy,
    terms: terms.map((term) => ({ ...term, seconds: written(term.seconds) })),
    total: written(total),
  };
}

/** A row's composition as files write it. */
export function writtenRetention(row: RowComposition) {
  return { ...row, copies: row.copies.map(writtenCopy) };
}
