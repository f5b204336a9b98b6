import { type Cell, type Mark, marks, type RecordDocument } from "./model.ts";

export interface Counts {
  readonly cells: number;
  readonly byMark: Readonly<Record<Mark, number>>;
  /** Blank cells by the role that fills them, the most first. */
  readonly byOwner: readonly (readonly [owner: string, blanks: number])[];
}

export function cellsOf({ tables }: RecordDocument): Cell[] {
  return tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells));
}

/** How many cells of a record have each mark, and whose the blank ones are. */
export function countsOf(document: RecordDocument): Counts {
  const cells = cellsOf(document);
  const number = (mark: Mark) => cells.filter((cell) => cell.mark === mark).length;
  const owners = Map.groupBy(
    cells.flatMap(({ owner }) => (owner === null ? [] : [owner])),
    (owner) => owner,
  );
  return {
    cells: cells.length,
    byMark: Object.fromEntries(marks.map((mark) => [mark, number(mark)])) as Record<Mark, number>,
    byOwner: [...owners]
      .map(([owner, blanks]) => [owner, blanks.length] as const)
      .sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1)),
  };
}
