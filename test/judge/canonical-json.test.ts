import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import {
  canonicalFile,
  canonicalLine,
  canonicalPieces,
  canonicalTable,
  sha256,
} from "../../judge/canonical-json.ts";
import { missing, titled } from "../support/tools.ts";

const value = { b: [1, 2.5, { z: null, a: "é\n<\u2028" }], a: { y: true, x: "" }, "10": 0, "2": -1 };

test("keys are sorted at every depth, arrays keep their order", () => {
  expect(canonicalLine({ b: [{ d: 1, c: 2 }, 0], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1},0]}');
});

test("the order in which keys were written does not matter", () => {
  expect(canonicalLine({ a: 1, b: { d: 2, c: 3 } })).toBe(canonicalLine({ b: { c: 3, d: 2 }, a: 1 }));
});

test("a file is indented and ends in a newline", () => {
  expect(canonicalFile({ b: 1, a: [] })).toBe('{\n  "a": [],\n  "b": 1\n}\n');
});

test.each([
  [{}],
  [[]],
  [null],
  ["text"],
  [{ b: [[[[[[{ deep: [1] }], []]]]]], a: { x: undefined, y: {} } }],
  [[undefined, { 10: 0, 2: [] }]],
  [value],
])("pieces of a file are the file, none ends inside a line: %j", (document) => {
  const pieces = [...canonicalPieces(document)];
  expect(pieces.join("")).toBe(canonicalFile(document));
  for (const piece of pieces.slice(1)) expect(piece).toMatch(/^,?\n/);
});

test("sha256 of the empty text is the published one", () => {
  expect(sha256("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});

const lacking = missing("jq");
describe.skipIf(lacking.length > 0)(titled("against jq", lacking), () => {
  test("a line is what jq prints with sorted keys", () => {
    const line = canonicalLine(value);
    expect(execFileSync("jq", ["-cSj", "."], { input: JSON.stringify(value), encoding: "utf8" })).toBe(line);
  });
});

test("what JSON cannot say is left out of objects and null in lists", () => {
  expect(canonicalLine({ a: undefined, b: [undefined] })).toBe('{"b":[null]}');
  expect(canonicalFile({})).toBe("{}\n");
});

test("a number that JSON would silently write as null is refused", () => {
  expect(() => canonicalLine({ total: Number.POSITIVE_INFINITY })).toThrow("JSON has no number Infinity");
});

test("a table says the same as a file, with one line an element", () => {
  const rows = [{ b: 1, a: [{ d: 2, c: 3 }] }, null, "x"];
  const tableOf = (...args: Parameters<typeof canonicalTable>) => [...canonicalTable(...args)].join("");
  const table = tableOf({ z: { y: 1 }, a: [] }, { rows, none: [] });
  expect(JSON.parse(table)).toEqual({ z: { y: 1 }, a: [], rows, none: [] });
  expect(table).toContain('\n    {"a":[{"c":3,"d":2}],"b":1},\n    null,\n    "x"\n  ]');
  expect(tableOf({ b: 1, a: { c: [2] } }, {})).toBe(canonicalFile({ b: 1, a: { c: [2] } }));
});
