/** Most rows that Postmark gives in one answer. Source: its API's `count`. */
export const pageSize = 500;

/** How often a list is read again that changed while it was read. */
const passes = 4;
const mostRows = 100_000;

export interface Page<T> {
  readonly rows: readonly T[];
  /** How many rows there are in all; undefined where the API gives every row at once. */
  readonly total: number | undefined;
}

/** Every row of a list. Throws where the list ends before its own count, or changes whenever it is read. */
export async function everyRow<T>(ask: (offset: number) => Promise<Page<T>>): Promise<readonly T[]> {
  for (let pass = 1; pass <= passes; pass += 1) {
    const rows = await onePass(ask);
    if (rows) return rows;
  }
  throw new Error("Postmark's list ended before its own count, or changed whenever it was read.");
}

/** Undefined where rows may have been missed: a row that leaves an earlier page moves the next one up. */
async function onePass<T>(ask: (offset: number) => Promise<Page<T>>): Promise<readonly T[] | undefined> {
  const all: T[] = [];
  for (let expected: number | undefined; all.length < mostRows; ) {
    const { rows, total = all.length + rows.length } = await ask(all.length);
    expected ??= total;
    all.push(...rows);
    if (total !== expected || all.length > total) return undefined;
    if (all.length === total) return all;
    if (rows.length === 0) return undefined;
  }
  return undefined;
}
