import type { CopyLife, RowComposition } from "./copies.ts";
import { lifeInWords } from "./life-in-words.ts";

/** The sum of every copy of a data type, one term a line with its source, the longest copy first. */
export function explainRow({ copies }: RowComposition): string[] {
  const longestFirst = copies.toSorted((one, other) => lifeOf(other) - lifeOf(one));
  return longestFirst.flatMap(explainCopy);
}

function explainCopy({ label, terms, total, verdict, reason }: CopyLife): string[] {
  const figures = [...terms.map(({ seconds }) => lifeInWords(seconds)), lifeInWords(total)];
  const width = Math.max(...figures.map((figure) => figure.length));
  return [
    `${label}: ${verdict}`,
    ...terms.map(
      (term, index) => `+ ${(figures[index] ?? "").padStart(width)}  ${term.label}  (${term.source})`,
    ),
    `= ${lifeInWords(total).padStart(width)}  ${reason}`,
  ];
}

function lifeOf({ total }: CopyLife): number {
  return total ?? Number.MAX_SAFE_INTEGER;
}
