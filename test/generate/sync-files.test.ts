import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { syncFiles } from "../../generate/sync-files.ts";

let folder: string;
let root: URL;
const generated = new Map([
  ["docs/policies/README.md", "index"],
  ["docs/policies/kept.md", "kept"],
  ["docs/register.md", "register"],
]);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "generated-"));
  root = pathToFileURL(`${folder}/`);
  mkdirSync(join(folder, "docs/policies"), { recursive: true });
  writeFileSync(join(folder, "docs/policies/kept.md"), "kept");
  writeFileSync(join(folder, "docs/policies/removed-rule.md"), "the page of a rule that is gone");
  writeFileSync(join(folder, "docs/by-hand.md"), "written by hand");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const differs = {
  stale: ["docs/policies/README.md", "docs/register.md"],
  stray: ["docs/policies/removed-rule.md"],
};

test("a check names what is stale and what is left over, and touches nothing", () => {
  expect(syncFiles(root, generated, { checkOnly: true })).toEqual(differs);
  expect(existsSync(join(folder, "docs/policies/removed-rule.md"))).toBe(true);
  expect(existsSync(join(folder, "docs/register.md"))).toBe(false);
});

test("generating writes what is stale, deletes the page of a removed rule and nothing written by hand", () => {
  expect(syncFiles(root, generated, { checkOnly: false })).toEqual(differs);
  expect(readFileSync(join(folder, "docs/register.md"), "utf8")).toBe("register");
  expect(existsSync(join(folder, "docs/policies/removed-rule.md"))).toBe(false);
  expect(existsSync(join(folder, "docs/by-hand.md"))).toBe(true);
  expect(syncFiles(root, generated, { checkOnly: true })).toEqual({ stale: [], stray: [] });
});

test("files of elsewhere leave a generated folder alone", () => {
  const elsewhere = new Map([["docs/register.md", "register"]]);
  expect(syncFiles(root, elsewhere, { checkOnly: false }).stray).toEqual([]);
  expect(existsSync(join(folder, "docs/policies/kept.md"))).toBe(true);
});
