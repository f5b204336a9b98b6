import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { columns } from "../../../formats/terminal/columns.ts";

const header = [{ title: "promise" }, { title: "found", grows: true }, { title: "verdict" }];

describe("columns", () => {
  test("stand side by side where there is room", () => {
    expect(columns(header, [["Call audio", "87 d rows + 1 d history", "met"]], 80)).toEqual([
      "promise      found                     verdict",
      "Call audio   87 d rows + 1 d history   met",
    ]);
  });

  test("wrap the growing one where room is scarce", () => {
    expect(columns(header, [["Call audio", "87 d rows + 1 d history", "met"]], 42)).toEqual([
      "promise      found                 verdict",
      "Call audio   87 d rows + 1 d       met",
      "             history",
    ]);
  });

  test("become one cell a line where there is none", () => {
    expect(columns(header, [["Call audio", "87 d rows", "met"]], 24)).toEqual([
      "Call audio",
      "  found: 87 d rows",
      "  verdict: met",
      "",
    ]);
  });

  test("are never wider than the terminal, and lose no word", () => {
    const cell = fc
      .string({ unit: "grapheme-ascii", maxLength: 40 })
      .map((text) => text.replace(/\s+/g, "_"));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell), { maxLength: 5 }),
        fc.integer({ min: 20, max: 200 }),
        (rows, width) => {
          const lines = columns(header, rows, width);
          expect(Math.max(0, ...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
          const printed = lines.join("").replace(/\s/g, "");
          const letters = (text: string) => [...text].filter((letter) => /[a-z0-9]/i.test(letter)).length;
          expect(letters(printed)).toBeGreaterThanOrEqual(letters(rows.flat().join("")));
        },
      ),
    );
  });
});
