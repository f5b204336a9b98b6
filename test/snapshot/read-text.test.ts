import { expect, test } from "vitest";
import { readText } from "../../snapshot/read-text.ts";

const json = '{"version":3}';
const encodings = [
  ["UTF-16", Buffer.from(`\uFEFF${json}`, "utf16le")],
  ["UTF-16", Buffer.from(json, "utf16le")],
  ["UTF-16", Buffer.from(`\uFEFF${json}`, "utf16le").swap16()],
  ["UTF-16", Buffer.from(json, "utf16le").swap16()],
  ["UTF-32", Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0])],
  ["UTF-32", Buffer.from([0, 0, 0, 0x7b])],
  ["compressed with gzip", Buffer.from([0x1f, 0x8b, 8, 0])],
] as const;

test.each(encodings)("%s is named", (name, bytes) => {
  expect(() => readText(bytes, "state.json")).toThrow(`state.json: is ${name}, not UTF-8;`);
});

test("UTF-8 is read, with a byte order mark or without, and an empty file is empty", () => {
  expect(readText(Buffer.from(`\uFEFF${json}`), "state.json")).toBe(json);
  expect(readText(Buffer.from(json), "state.json")).toBe(json);
  expect(readText(Buffer.alloc(0), "state.json")).toBe("");
  expect(readText(Buffer.from("{"), "state.json")).toBe("{");
});
