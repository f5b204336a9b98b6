import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import type { Edit, Played } from "../../support/play-edits.ts";

interface Case {
  readonly what: string;
  readonly edits: readonly Edit[];
  /** A rule that refuses it, or a part of the sentence that does; null for what breaks no promise. */
  readonly says: string | null;
}

/** Edits of the program, the register and the stack's configuration, as somebody would propose them. */
const cases: readonly Case[] = JSON.parse(
  readFileSync(new URL("../../fixtures/program-edits.json", import.meta.url), "utf8"),
);
const root = fileURLToPath(new URL("../../../", import.meta.url));
const players = 2;
const played = new Map<Case, Played>();

beforeAll(async () => {
  await Promise.all(
    Array.from({ length: players }, async (_, player) => {
      const mine = cases.filter((_each, index) => index % players === player);
      const child = spawn(process.execPath, ["test/support/play-edits.ts"], {
        cwd: root,
        stdio: ["pipe", "pipe", "inherit"],
      });
      for (const { edits } of mine) child.stdin.write(`${JSON.stringify(edits)}\n`);
      child.stdin.end();
      const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      for (const each of mine) played.set(each, JSON.parse((await answers.next()).value ?? "null"));
    }),
  );
}, 900_000);

describe("the real command judges each edit", () => {
  test.each(cases)("$what", (each) => {
    const { says } = each;
    const { code, said, moved } = played.get(each) ?? { code: -1, said: ["it was not played"], moved: [] };
    if (says === null) {
      // What shows less without breaking anything moves its promise to a gap, and passes.
      const wrong = moved.filter((verdict) => !verdict.endsWith(" gap"));
      expect([code, wrong, said.filter((line) => !/ gap: /.test(line))]).toEqual([0, [], []]);
    } else {
      expect([1, 2, 3], said.join("\n")).toContain(code);
      expect(said.join("\n")).toContain(says);
    }
  });
});

test("the table is long, and names each edit once", () => {
  expect(cases.length).toBeGreaterThanOrEqual(150);
  expect(new Set(cases.map(({ what }) => what)).size).toBe(cases.length);
});
