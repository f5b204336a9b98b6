import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { makeFolder } from "../../register/make-folder.ts";

const root = mkdtempSync(join(tmpdir(), "kaitalk-folder-"));
afterAll(() => rmSync(root, { recursive: true }));

test("a folder is made with what is missing above it, and the outermost one is named", () => {
  expect(makeFolder(join(root, "a/b/c"), 0o700)).toBe(join(root, "a"));
  expect(statSync(join(root, "a/b/c")).mode & 0o777).toBe(0o700);
  expect(makeFolder(join(root, "a/b/c"))).toBeUndefined();
  expect(makeFolder(join(root, "a/b/d"))).toBe(join(root, "a/b/d"));
});

test("what stands in the way is the system's error", () => {
  writeFileSync(join(root, "file"), "");
  expect(() => makeFolder(join(root, "file/below"))).toThrow(/ENOTDIR/);
});

test.skipIf(process.platform !== "linux")("a file system that takes no folders ends the attempt", () => {
  expect(() => makeFolder("/proc/kaitalk/below")).toThrow(/ENOENT/);
});
