import type { AssessedGap } from "../../judge/assessment.ts";
import { gapsByOwner } from "../../judge/gaps-by-owner.ts";
import { gapSentences } from "../../judge/sentences.ts";
import { columns, indented } from "./columns.ts";
import type { Terminal } from "./terminal.ts";

/** One line an owner: how much waits for them, and the command that lists it. */
export function gapCounts(gaps: readonly AssessedGap[], options: string, { width }: Terminal): string[] {
  const rows = gapsByOwner(gaps).map(({ owner, gaps: own }) => [
    owner,
    String(own.length),
    `npx kaitalk gaps ${owner}${options}`,
  ]);
  if (rows.length === 0) return [];
  const header = [{ title: "owner" }, { title: "open" }, { title: "list them with", grows: true }];
  return columns(header, rows, width - 2).map((line) => (line ? `  ${line}` : line));
}

/** A gap, and whose it is to close it by what. */
export function gapLines(gap: AssessedGap, { width, colours }: Terminal): string[] {
  const { what, next } = gapSentences(gap);
  return [...indented(what, 2, width), ...indented(colours.dim(next), 6, width)];
}

/** Every gap with what closes it, under its owner. */
export function gapList(gaps: readonly AssessedGap[], terminal: Terminal): string[] {
  return gapsByOwner(gaps).flatMap(({ owner, gaps: own }, index) => [
    ...(index > 0 ? [""] : []),
    ...indented(`${terminal.colours.bold(owner)}   ${own.length} open`, 0, terminal.width),
    ...own.flatMap((gap) => gapLines(gap, terminal)),
  ]);
}
