import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayFrom, registerDay } from "../support/days.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const left = new Set(["node_modules", ".git", "dist", "test", "bench", "coverage"]);
const run = promisify(execFile);
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "lawful-change-"));
  cpSync(root, copy, {
    recursive: true,
    filter: (path) => !left.has(relative(root, path).split(sep)[0] ?? ""),
  });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** What a command of the copied repository says and how it ends. */
async function node(...args: string[]): Promise<{ readonly code: number; readonly out: string }> {
  try {
    const { stdout } = await run(process.execPath, args, {
      cwd: copy,
      env: { ...process.env, CI: "1" },
      maxBuffer: 64e6,
    });
    return { code: 0, out: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout + stderr };
  }
}

/** Edits the copy's register, and puts back what stood there afterwards. */
async function withRegister(edit: (text: string) => string, play: () => Promise<void>): Promise<void> {
  const path = join(copy, "register/register.yaml");
  const before = readFileSync(path, "utf8");
  const after = edit(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
  try {
    await play();
  } finally {
    writeFileSync(path, before);
  }
}

describe("an edit of the register that the law allows moves everything that follows from it", () => {
  test("a shorter period shortens the ages and lifecycles, and the stack still keeps it", async () => {
    await withRegister(
      (text) => text.replaceAll("duration: P90D", "duration: P60D"),
      async () => {
        const solve = `
          const { solve } = await import("./retention/solve.ts");
          const { buckets, purge } = solve();
          const age = purge.rows.find(({ clause }) => clause === "ip-addresses")?.ageSeconds;
          console.log(JSON.stringify([age, buckets.documents.lifecycleSeconds].map((seconds) => seconds / 86400)));`;
        const { out } = await node("--input-type=module", "--eval", solve);
        for (const days of JSON.parse(out) as number[]) {
          expect(days).toBeGreaterThan(50);
          expect(days).toBeLessThan(60);
        }
        expect(await node("generate/generate.ts")).toMatchObject({ code: 0 });
      },
    );
  }, 120_000);

  test("a later version is judged from its own day on, with the same verdicts", async () => {
    const counts = async () => {
      const { code, out } = await node("cli/kaitalk.ts", "check", "--format", "json", "--as-of", dayFrom(30));
      expect([0, code], out.slice(-400)).toEqual([0, 0]);
      return (JSON.parse(out) as { counts: unknown }).counts;
    };
    const before = await counts();
    await withRegister(
      (text) => text.replace(`version: ${registerDay}`, `version: ${dayFrom(30)}`),
      async () => expect(await counts()).toEqual(before),
    );
  }, 120_000);
});
