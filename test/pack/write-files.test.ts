import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeFiles } from "../../pack/write-files.ts";

let parent: string;
let folder: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "kaitalk-write-"));
  folder = join(parent, "pack");
});
afterEach(() => rmSync(parent, { recursive: true }));

test("files and folders are written", () => {
  writeFiles(
    new Map([
      ["findings.json", "{}"],
      ["data/a/b.txt", "text"],
    ]),
    folder,
  );
  expect(readFileSync(join(folder, "data/a/b.txt"), "utf8")).toBe("text");
  expect(readdirSync(parent)).toEqual(["pack"]);
});

test("a former pack is replaced whole: nothing of it stays", () => {
  writeFiles(
    new Map([
      ["findings.json", "1"],
      ["old.txt", ""],
    ]),
    folder,
  );
  writeFiles(new Map([["findings.json", "2"]]), folder);
  expect(readdirSync(folder)).toEqual(["findings.json"]);
  expect(readFileSync(join(folder, "findings.json"), "utf8")).toBe("2");
});

test("a folder with other files is refused and left alone", () => {
  mkdirSync(folder);
  writeFileSync(join(folder, "thesis.txt"), "mine");
  expect(() => writeFiles(new Map([["findings.json", "{}"]]), folder)).toThrow(
    "holds files that are no evidence; name an empty or new folder, nothing was written.",
  );
  expect(readdirSync(folder)).toEqual(["thesis.txt"]);
});

test("a failure in the middle leaves the former pack as it was, and nothing half-written", () => {
  writeFiles(new Map([["findings.json", "1"]]), folder);
  const clash = new Map([
    ["a", "file"],
    ["a/b", "needs a folder of that name"],
  ]);
  expect(() => writeFiles(clash, folder)).toThrow();
  expect(readFileSync(join(folder, "findings.json"), "utf8")).toBe("1");
  expect(readdirSync(parent)).toEqual(["pack"]);
});

test("an empty folder is taken", () => {
  mkdirSync(folder);
  writeFiles(new Map([["findings.json", "{}"]]), folder);
  expect(existsSync(join(folder, "findings.json"))).toBe(true);
});
