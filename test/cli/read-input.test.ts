import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readInput } from "../../cli/read-input.ts";
import { kaitalk } from "../support/kaitalk-process.ts";
import { explained, whyNoShell } from "../support/tools.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kaitalk-input-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([0, 1, 1024 * 1024, 3 * 1024 * 1024 + 7])("a file of %d bytes is read whole", (length) => {
  const file = join(folder, "file.json");
  const bytes = Buffer.alloc(length, "0123456789");
  writeFileSync(file, bytes);
  expect(readInput(file).equals(bytes)).toBe(true);
});

test("what is no file, or is not there, is named", () => {
  const missing = join(folder, "nothing");
  expect(() => readInput(missing)).toThrow(`${missing}: cannot be read; name a file that exists.`);
  expect(() => readInput(folder)).toThrow(`${folder}: cannot be read: it is a folder; name a file in it.`);
});

const endless = "/dev/zero";
const lacking = whyNoShell ?? (existsSync(endless) ? undefined : "needs a device without an end");
describe.skipIf(lacking)(explained("what comes as a stream", lacking), () => {
  test("a pipe is read to its end", () => {
    const script =
      'import { readInput } from "./cli/read-input.ts"; console.log(readInput("/dev/stdin").length)';
    const file = join(folder, "piped.json");
    writeFileSync(file, Buffer.alloc(2_500_000, "x"));
    const said = execFileSync(
      "sh",
      ["-c", 'cat "$1" | "$2" --input-type=module --eval "$3"', "sh", file, process.execPath, script],
      { encoding: "utf8" },
    );
    expect(said.trim()).toBe("2500000");
  });

  test("what has no end is refused in one sentence", async () => {
    expect(await kaitalk(["check", "--state", endless])).toMatchObject({
      code: 2,
      out: "",
      err: `kaitalk: ${endless}: is longer than 512 MiB; name an export.\n`,
    });
  });
});

const noPipes = whyNoShell ?? (process.platform === "win32" ? "needs named pipes" : undefined);
describe.skipIf(noPipes)(explained("a named pipe", noPipes), () => {
  test("that nobody writes to is refused at once, as an export and as a key", async () => {
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    for (const option of ["--state", "--plan"])
      expect(await kaitalk(["check", option, pipe])).toMatchObject({
        code: 2,
        err: `kaitalk: ${pipe}: is a named pipe, on which a reader may wait for ever; name a file.\n`,
      });
    const { code, err } = await kaitalk(["evidence", "--key", pipe, "--out", join(folder, "pack")]);
    expect([code, err]).toEqual([
      2,
      expect.stringContaining(`${pipe}: cannot be read; name the file of the`),
    ]);
  });
});
