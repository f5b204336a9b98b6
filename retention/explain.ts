import { inWords, lengthOf, type Span } from "../register/duration.ts";

interface ExplainedCopy {
  readonly label: string;
  readonly terms: readonly { readonly label: string; readonly seconds?: Span; readonly source: string }[];
  readonly total?: Span;
  readonly verdict: string;
  readonly reason: string;
}

/** The sum of every copy of a data type, one term a line with its source, the longest copy first. */
export function explainCopies(copies: readonly ExplainedCopy[]): string[] {
  const longestFirst = copies.toSorted((one, other) =>
    lengthOf(other.total) > lengthOf(one.total) ? 1 : -1,
  );
  return longestFirst.flatMap(explainCopy);
}

function explainCopy({ label, terms, total, verdict, reason }: ExplainedCopy): string[] {
  const figures = [...terms.map(({ seconds }) => inWords(seconds)), inWords(total)];
  const width = Math.max(...figures.map((figure) => figure.length));
  return [
    `${label}: ${verdict}`,
    ...terms.map(
      (term, index) => `+ ${(figures[index] ?? "").padStart(width)}  ${term.label}  (${term.source})`,
    ),
    `= ${inWords(total).padStart(width)}  ${reason}`,
  ];
}
