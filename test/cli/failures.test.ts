import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reportFailure } from "../../cli/report-failure.ts";
import { Failure } from "../../register/failure.ts";
import { kaitalk, startKaitalk } from "../support/kaitalk-process.ts";
import { explained, whyNoShell } from "../support/tools.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kaitalk-failures-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What `report` prints, and the code it gives. */
function reported(error: unknown, debug = false): { code: number; lines: string[] } {
  const lines: string[] = [];
  const { error: print } = console;
  console.error = (line: string) => lines.push(line);
  try {
    return { code: reportFailure(error, { debug }), lines };
  } finally {
    console.error = print;
  }
}

describe("an unexpected failure", () => {
  const canary = "canary-4711";
  const quoting = () => {
    try {
      return JSON.parse(`${canary} is no JSON`);
    } catch (error) {
      return error;
    }
  };

  test("is one sentence that repeats nothing of what it stumbled over, and ends with 4", () => {
    for (const error of [
      quoting(),
      new TypeError(canary),
      new Error(canary),
      canary,
      { canary },
      null,
      undefined,
    ]) {
      const { code, lines } = reported(error);
      expect(code).toBe(4);
      expect(lines).toEqual([expect.stringMatching(/^kaitalk: an unexpected .+ --debug to see more\.$/)]);
      expect(lines.join("")).not.toContain(canary);
    }
  });

  test("names the place in this code", () => {
    expect(reported(quoting()).lines[0]).toMatch(
      /an unexpected SyntaxError at test\/cli\/failures\.test\.ts:\d+ ended/,
    );
  });

  test("shows its stack with --debug, still without the text that is no JSON", () => {
    const { lines } = reported(quoting(), true);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^SyntaxError\n\s+at JSON\.parse/);
    expect(lines[1]).not.toContain(canary);
  });

  test("of our own words is told in them", () => {
    expect(reported(new Failure("The clock stands still."))).toEqual({
      code: 4,
      lines: ["kaitalk: The clock stands still."],
    });
  });

  test("injects no command into a workflow and steers no terminal", () => {
    const { lines } = reported(new Failure("a\n::error::b \u001b[2J \u202e c"));
    expect(lines).toEqual(["kaitalk: a\\u{a}::error::b \\u{1b}[2J \\u{202e} c"]);
  });
});

describe.skipIf(whyNoShell)(explained("output that goes nowhere", whyNoShell), () => {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const shell = (line: string) =>
    spawnSync("sh", ["-c", line], {
      cwd: root,
      encoding: "utf8",
      env: { PATH: process.env.PATH, NODE: process.execPath },
    });

  test("a reader who leaves early is no failure", () => {
    const { stderr, stdout } = shell('{ "$NODE" cli/kaitalk.ts up --help; echo "code $?" >&2; } | true');
    expect({ stderr, stdout }).toEqual({ stderr: "code 0\n", stdout: "" });
  });

  test("a full disk is one sentence", () => {
    const { status, stderr } = shell('"$NODE" cli/kaitalk.ts up --help > /dev/full');
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: "kaitalk: the output cannot be written: no space is left on the device.\n",
    });
  });
});

describe("targets that cannot be written", () => {
  test.each([
    [
      "a file",
      "evidence",
      (target: string) => writeFileSync(target, ""),
      "is a file; name an empty or new folder",
    ],
    ["a file on the way", "evidence/a", () => {}, "a part of the path is a file"],
  ])("%s", async (_what, name, make, reason) => {
    const target = join(folder, name);
    make(target);
    const { code, err, out } = await kaitalk(["evidence", "--out", target]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^kaitalk: [^\n]+, nothing was written\.\n$/);
    expect(err).toContain(reason);
  });

  test("a loop of links in place of the sandbox", async () => {
    const loop = join(folder, "loop");
    symlinkSync(loop, loop);
    const { code, err } = await kaitalk(["sandbox", "reset", "--folder", loop]);
    expect([0, 2]).toContain(code);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

describe("somebody who stops it", () => {
  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("%s: one sentence, and no draft", async (signal) => {
    const target = join(folder, `stopped-${signal}`);
    mkdirSync(target);
    const { process: child, ended } = startKaitalk(["evidence", "--out", join(target, "pack")]);
    // The draft is there before the work begins.
    while (readdirSync(target).length === 0) await new Promise((later) => setTimeout(later, 5));
    child.kill(signal);
    const { code, err, out } = await ended;
    expect({ code, err, out }).toEqual({
      code: 2,
      err: "kaitalk: stopped; nothing half-written is left.\n",
      out: "",
    });
    expect(readdirSync(target)).toEqual([]);
  });
});

test("an older Node is told in one sentence which one to use", async () => {
  const script = `Object.defineProperty(process.versions, "node", { value: "20.20.2" }); await import("./cli/kaitalk.js");`;
  const child = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    encoding: "utf8",
  });
  expect(child.status).toBe(2);
  expect(child.stderr).toMatch(
    /^kaitalk: Node 20\.20\.2 cannot run this; use "npx kaitalk" or "npm run kaitalk --"[^\n]+\n$/,
  );
});
