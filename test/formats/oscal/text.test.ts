import { expect, test } from "vitest";
import { tokenOf } from "../../../formats/oscal/identifiers.ts";
import { markup, markupLine, own } from "../../../formats/oscal/text.ts";

test.each([
  ["plain words, 90 d", "plain words, 90 d"],
  ["a*b and `code`", "a\\*b and \\`code\\`"],
  ["[link](x) <b>", "\\[link\\](x) \\<b>"],
  ["RENDER_API_KEY and _emphasis_", "RENDER_API_KEY and \\_emphasis\\_"],
])("%s is escaped where Markdown would change it", (text, escaped) => {
  expect(markup(text)).toBe(escaped);
});

test("a line is one line", () => {
  expect(markupLine(" two\n  lines ")).toBe("two lines");
});

test("a property without a value is left out", () => {
  for (const nothing of [null, undefined, "", "  "]) expect(own("name", nothing)).toEqual([]);
  expect(own("rows", 0)).toEqual([expect.objectContaining({ name: "rows", value: "0" })]);
});

test.each([
  ["LFPDPPP (2010)", "lfpdppp-2010"],
  ["2010", "_2010"],
  ["Datenschutz Übung", "datenschutz-übung"],
])("%s becomes the token %s", (name, token) => {
  expect(tokenOf(name)).toBe(token);
});
