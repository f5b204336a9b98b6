import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";

/** A column of a table; the one with `grows` takes what the terminal leaves, others wrap at `most` characters. */
export interface Column {
  readonly title: string;
  readonly grows?: boolean;
  readonly most?: number;
}

const gap = 3;
const narrowest = 16;

/**
 * Lays rows out in columns no wider than `width` characters, wrapping cells; a terminal too narrow for that gets one
 * cell a line. Cells may carry colour.
 */
export function columns(
  header: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] {
  const natural = header.map(({ title, most = Number.POSITIVE_INFINITY }, index) =>
    Math.min(most, Math.max(stringWidth(title), ...rows.map((row) => stringWidth(row[index] ?? "")))),
  );
  const growing = header.findIndex(({ grows }) => grows);
  const others = natural.reduce((sum, size, index) => sum + (index === growing ? 0 : size), 0);
  const room = width - others - gap * (header.length - 1);
  if (room < narrowest) return rows.flatMap((row) => stacked(header, row, width));
  const sizes = natural.map((size, index) => (index === growing ? Math.min(size, room) : size));
  return [header.map(({ title }) => title), ...rows].flatMap((row) => sideBySide(row, sizes));
}

function sideBySide(row: readonly string[], sizes: readonly number[]): string[] {
  const cells = row.map((cell, index) => wrap(cell, sizes[index] ?? cell.length));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, index) => pad(lines[line] ?? "", sizes[index] ?? 0))
      .join(" ".repeat(gap))
      .trimEnd(),
  );
}

function stacked(header: readonly Column[], row: readonly string[], width: number): string[] {
  const [first = "", ...rest] = row;
  const details = rest.flatMap((cell, index) =>
    hanging(cell ? `${header[index + 1]?.title}: ${cell}` : "", 2, 4, width),
  );
  return [...wrap(first, width), ...details, ""];
}

/** Lines of `text` no wider than `width`, each after `indent` spaces; none for an empty text. */
export function indented(text: string, indent: number, width: number): string[] {
  if (text === "") return [];
  return wrap(text, width - indent).map((line) => " ".repeat(indent) + line);
}

/** The same, where the lines after the first stand `hang` spaces further in, so that each entry of a list is seen. */
export function hanging(text: string, indent: number, hang: number, width: number): string[] {
  return indented(text, indent + hang, width).map((line, index) => (index === 0 ? line.slice(hang) : line));
}

const plain = /^[!-~](?:[ -~]*[!-~])?$/;

function wrap(text: string, width: number): string[] {
  // Most lines have nothing to wrap and no colour.
  if (text.length <= width && plain.test(text)) return [text];
  return wrapAnsi(text, Math.max(width, 1), { hard: true }).split("\n");
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - stringWidth(text)));
}
