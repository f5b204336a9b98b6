import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildPack } from "../../../pack/pack.ts";
import { writeFiles } from "../../../pack/write-files.ts";
import { context, madeEvidence, madeGuard } from "../../support/assessment.ts";
import { kaitalk } from "../../support/kaitalk-process.ts";

const epoch = { SOURCE_DATE_EPOCH: "1795512600" };
let parent: string;
let key: string;
let first: string;
let second: string;

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), "kaitalk-evidence-"));
  [key, first, second] = [join(parent, "key.pem"), join(parent, "first"), join(parent, "second")];
  await kaitalk(["evidence", "keygen", key]);
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

const evidence = (...args: string[]) => kaitalk(["evidence", "--as-of", "2026-11-24", ...args], epoch);

test("keygen prints the fingerprint that openssl and the pack give", async () => {
  const { out, code } = await kaitalk(["evidence", "keygen", join(parent, "another.pem")]);
  expect(code).toBe(0);
  expect(out).toMatch(/another\.pem\.pub: public key with fingerprint [0-9a-f]{64}; publish both\.\n$/);
});

describe("a signed release and the next", () => {
  beforeAll(async () => {
    const written = await evidence("--out", first, "--key", key);
    expect(written).toMatchObject({ code: 0, err: "" });
    expect(written.out).toMatch(/first: \d+ files, signed, not timestamped\.\n$/);
    expect(written.out).toMatch(
      / 0 violated .*\nread .*first\/data\/index\.html; then run: npx kaitalk verify .*first\n/,
    );
    await evidence("--out", second, "--key", key, "--previous", first);
  });

  test("a broken ledger is not continued", async () => {
    const broken = join(parent, "broken");
    cpSync(first, broken, { recursive: true });
    writeFileSync(join(broken, "ledger.jsonl"), "not an entry\n");
    const { code, err } = await evidence("--out", join(parent, "third"), "--previous", broken);
    expect(code).toBe(2);
    expect(err).toContain("ledger.jsonl:1 is no ledger entry.");
    expect(existsSync(join(parent, "third"))).toBe(false);
  });

  test.each(["facts", "basis"])(
    "a version of the list whose %s were published otherwise stops the chain",
    async (of) => {
      const path = `register/published/2000-01-01/${of}.json`;
      const sources = [...context.sources, { path, sha256: "0".repeat(64) }];
      const otherwise = join(parent, "otherwise");
      writeFiles(await buildPack(madeEvidence({}, { ...context, sources }), madeGuard()), otherwise);
      const { code, err } = await evidence("--out", join(parent, "third"), "--previous", otherwise);
      expect([code, err]).toEqual([
        2,
        `kaitalk: ${path} is not what it was in the earlier pack: a published version is never changed or removed; restore it.\n`,
      ]);
      expect(existsSync(join(parent, "third"))).toBe(false);
    },
  );

  test("the bag tells the command and the time, and no folder of this machine", async () => {
    const bag = readFileSync(join(first, "bag-info.txt"), "utf8");
    expect(bag).toContain("Command: kaitalk evidence --stack prod --as-of 2026-11-24 --out DIR\n");
    expect(bag).not.toContain(parent);
    expect(bag).toContain("Time: 2026-11-24T09:30:00Z\n");
  });
});

describe("bad input is one clear sentence, and nothing is written", () => {
  const out = () => join(parent, "never");

  test.each([
    ["no folder", [], "--out is missing; name the folder to write the pack to."],
    [
      "no such key",
      ["--key", "no-such-key"],
      "no-such-key: cannot be read; name the file of the private key.",
    ],
    [
      "no such pack",
      ["--previous", "no-such-pack"],
      "no-such-pack: cannot be read; name the folder of a pack.",
    ],
    [
      "a state and a plan",
      ["--state", "a", "--plan", "b"],
      "--state and --plan exclude each other; give one.",
    ],
  ])("%s", async (title, args, sentence) => {
    const ended = await evidence(...(title === "no folder" ? [] : ["--out", out()]), ...args);
    expect(ended).toMatchObject({ code: 2, err: `kaitalk: ${sentence}\n` });
    expect(existsSync(out())).toBe(false);
  });

  test("a clock that is none", async () => {
    const ended = await kaitalk(["evidence", "--out", out()], { SOURCE_DATE_EPOCH: "yesterday" });
    expect(ended).toMatchObject({
      code: 2,
      err: 'kaitalk: SOURCE_DATE_EPOCH is "yesterday"; set it to whole seconds since 1970, or unset it.\n',
    });
  });

  test("a folder that holds other things", async () => {
    const { code, err } = await evidence("--out", process.cwd());
    expect(code).toBe(2);
    expect(err).toContain("holds files that are no evidence");
  });
});
