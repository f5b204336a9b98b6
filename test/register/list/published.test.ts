import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Fact } from "../../../register/list/facts.ts";
import {
  inForceOn,
  type PublishedVersion,
  publishedText,
  readPublished,
} from "../../../register/list/published.ts";
import { books } from "../../../register/read-books.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kaitalk-published-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const source = { title: "A list", sha256: "0".repeat(64) };
const region = (value: string): Fact => ({ id: "region/store", kind: "region", value, onPage: true });
const read = () => readPublished(pathToFileURL(`${folder}/`));

/** Writes a version after whatever is there, and returns what stands there then. */
function publish(version: string, facts: readonly Fact[], previous?: string | null): PublishedVersion[] {
  const before = previous === undefined ? (read().at(-1)?.sha256 ?? null) : previous;
  mkdirSync(join(folder, version));
  writeFileSync(join(folder, version, "facts.json"), publishedText({ version, source, facts }, before));
  return read();
}

function edit(version: string, from: string, to: string): void {
  const file = join(folder, version, "facts.json");
  writeFileSync(file, readFileSync(file, "utf8").replace(from, to));
}

test("what is written is read again, in the order of days", () => {
  publish("2030-01-01", [region("us")]);
  const versions = publish("2030-02-01", [region("us"), { ...region("eu"), id: "region/other" }]);
  expect(versions.map(({ version, facts }) => [version, facts.length])).toEqual([
    ["2030-01-01", 1],
    ["2030-02-01", 2],
  ]);
});

describe("the past cannot be rewritten", () => {
  beforeEach(() => {
    publish("2030-01-01", [region("us")]);
    publish("2030-02-01", [region("us")]);
  });
  test("a fact of an earlier version", () => {
    edit("2030-01-01", '"us"', '"eu"');
    expect(read).toThrow("2030-02-01/facts.json: does not follow the version of 2030-01-01 as it stands");
  });
  test("a version taken out", () => {
    rmSync(join(folder, "2030-01-01"), { recursive: true });
    expect(read).toThrow("2030-02-01/facts.json: names a version before it, and there is none");
  });
  test("a version put between", () => {
    expect(() => publish("2030-01-15", [region("eu")])).toThrow("does not follow the version of");
  });
  test("a version that claims to be the first", () => {
    expect(() => publish("2030-03-01", [region("eu")], null)).toThrow(
      "2030-03-01/facts.json: does not follow the version of 2030-02-01",
    );
  });
  test("a version under another day", () => {
    edit("2030-02-01", '"2030-02-01"', '"2030-02-02"');
    expect(read).toThrow("is version 2030-02-02 in the folder 2030-02-01; make them agree.");
  });
});

describe("a file that is none", () => {
  test.each([
    ["no JSON", "{", "is missing or no JSON; restore the published version."],
    ["another shape", "{}", '"version" '],
  ])("%s", (_, text, sentence) => {
    mkdirSync(join(folder, "2030-01-01"));
    writeFileSync(join(folder, "2030-01-01", "facts.json"), text);
    expect(read).toThrow(sentence);
  });
});

test("a version is in force from its own day until the next one's", () => {
  publish("2030-01-01", [region("us")]);
  const versions = publish("2030-02-01", [region("us")]);
  const on = (day: string) => inForceOn(versions, day)?.version;
  expect([on("2029-12-31"), on("2030-01-01"), on("2030-01-31"), on("2030-02-01")]).toEqual([
    undefined,
    "2030-01-01",
    "2030-01-01",
    "2030-02-01",
  ]);
});

test("the shipped list quotes the page for what a customer can read there", () => {
  const [first] = books().published;
  const quoted = first?.facts.filter((fact) => fact.quoted !== undefined) ?? [];
  expect(quoted.length).toBeGreaterThan(50);
  expect(quoted.filter(({ onPage }) => !onPage)).toEqual([]);
  expect(first?.source.sha256).toBe(books().register.value.page.sha256);
});
