import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { copyCheckout } from "../../support/checkout-copy.ts";
import { kaitalk } from "../../support/kaitalk-process.ts";

let folder: string;
let copy: string;
const git = (...args: string[]) => execFileSync("git", args, { cwd: copy, stdio: "pipe" });
const diff = (...args: string[]) => kaitalk(["diff", ...args], { TMPDIR: join(folder, "temporary") }, copy);
const register = () => join(copy, "register/register.yaml");

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "diff-of-a-ref-"));
  copy = join(folder, "copy");
  mkdirSync(join(folder, "temporary"));
  copyCheckout(copy);
  git("init", "--quiet");
  git("add", "--all", "--", ":!node_modules");
  git("config", "user.name", "test");
  git("config", "user.email", "test@example.invalid");
  git("commit", "--quiet", "--message", "first");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("kaitalk diff of a git ref", () => {
  test("judges the ref by its own code, names what this tree changes, and leaves no work tree", async () => {
    expect(await diff("HEAD")).toMatchObject({ code: 0, out: "Nothing differs.\n" });
    const shipped = readFileSync(register(), "utf8");
    writeFileSync(register(), shipped.replaceAll("duration: P90D", "duration: P60D"));
    const { code, out } = await diff("HEAD", "--format", "json");
    writeFileSync(register(), shipped);
    expect(code, out).toBe(0);
    const changed = (JSON.parse(out) as { promises: { clause: string }[] }).promises.map(
      ({ clause }) => clause,
    );
    expect(changed).toContain("ip-addresses");
    expect(git("worktree", "list").toString().trim().split("\n")).toHaveLength(1);
  }, 120_000);

  test("says which ref cannot be judged, and why", async () => {
    const shipped = readFileSync(register(), "utf8");
    appendFileSync(register(), "\nnothing: known\n");
    git("stash", "--quiet");
    const { code, err } = await diff("stash@{0}");
    git("stash", "drop", "--quiet");
    expect(readFileSync(register(), "utf8")).toBe(shipped);
    expect(code).toBe(2);
    expect(err).toMatch(
      /^kaitalk: stash@\{0\}: cannot be judged by its own code: register\/register\.yaml:\d+/,
    );
    expect(err.trim().split("\n")).toHaveLength(1);
    const trees = readdirSync(join(folder, "temporary")).filter((name) => name.startsWith("kaitalk-"));
    expect(trees).toEqual([]);
  }, 120_000);
});
