import type { Cell as SheetCell } from "write-excel-file/node";
import type { Mark } from "../model.ts";

const fills: Readonly<Record<Mark, string | undefined>> = {
  proved: "#e4f1e9",
  contradicted: "#f7dcdd",
  declared: undefined,
  blank: "#faeed8",
};
const ink: Readonly<Record<Mark, string>> = {
  proved: "#1f6b45",
  contradicted: "#a3242b",
  declared: "#565d66",
  blank: "#7d4a00",
};
const line = "#d9d4c8";

export const quietInk = ink.declared;

/** A text that wraps in its cell, or a number. */
export interface TextCell {
  readonly value: string | number;
  readonly type: StringConstructor | NumberConstructor;
  readonly align?: "left";
  readonly wrap: true;
  readonly alignVertical: "top";
  readonly bottomBorderColor: string;
  readonly bottomBorderStyle: "thin";
  readonly fontWeight?: "bold";
  readonly fontSize?: number;
  readonly textColor?: string;
  readonly backgroundColor?: string;
  readonly columnSpan?: number;
  readonly height?: number;
}

export function plain(value: string): TextCell {
  return {
    value,
    type: String,
    wrap: true,
    alignVertical: "top",
    bottomBorderColor: line,
    bottomBorderStyle: "thin",
  };
}

export function figure(value: number): TextCell {
  return { ...plain(""), value, type: Number, align: "left" };
}

export function bold(value: string): TextCell {
  return { ...plain(value), fontWeight: "bold" };
}

export function head(value: string): TextCell {
  return { ...bold(value), backgroundColor: "#efece4" };
}

/** In the mark's colour, small where it stands beside a value. */
export function marked(value: string, mark: Mark): TextCell {
  return { ...filled(value, mark), textColor: ink[mark], fontSize: 9 };
}

/** On the mark's ground. */
export function filled(value: string, mark: Mark): TextCell {
  const backgroundColor = fills[mark];
  return backgroundColor === undefined ? plain(value) : { ...plain(value), backgroundColor };
}

/** Points of one line of the sheets' type, of the space around the lines, and the most that a row can have. */
const lineHeight = 13;
const padding = 4;
const mostHeight = 409;
/** Size of the sheets' type, by whose digits columns are as wide as they say. */
export const typeSize = 10;

/**
 * The row as high as its longest text needs in these columns: not every program that opens a workbook computes it, and
 * one that does not prints texts over each other. Sizes in characters and points.
 */
export function row(cells: readonly TextCell[], widths: readonly number[]): SheetCell[] {
  const heights = cells.map((cell, index) => {
    const span = cell.columnSpan ?? 1;
    const width = widths.slice(index, index + span).reduce((sum, each) => sum + each, 0);
    const size = cell.fontSize ?? typeSize;
    return linesIn(String(cell.value), (width * typeSize) / size) * lineHeight * (size / typeSize);
  });
  const height = Math.min(mostHeight, Math.ceil(Math.max(lineHeight, ...heights)) + padding);
  const [first, ...others] = cells;
  return first === undefined ? [] : [{ ...first, height }, ...others];
}

/** Lines that a text takes where `width` characters fit into one and words stay whole. */
export function linesIn(text: string, width: number): number {
  return text.split("\n").reduce((sum, paragraph) => sum + linesOf(paragraph, width), 0);
}

function linesOf(paragraph: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const word of paragraph.split(" ")) {
    const needed = used === 0 ? word.length : used + 1 + word.length;
    if (needed <= width) {
      used = needed;
      continue;
    }
    // A word that is longer than the line is cut into as many as it fills.
    if (used > 0) lines += 1;
    lines += Math.floor(Math.max(0, word.length - 1) / width);
    used = word.length % width;
  }
  return lines;
}
