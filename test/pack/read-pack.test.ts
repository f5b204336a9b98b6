import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildPack } from "../../pack/pack.ts";
import { pastOf } from "../../pack/previous.ts";
import { readPack } from "../../pack/read-pack.ts";
import { verifyPack } from "../../pack/verify.ts";
import { writeFiles } from "../../pack/write-files.ts";
import { madeEvidence, madeGuard } from "../support/assessment.ts";
import { missing, titled } from "../support/tools.ts";

const owner = generateKeyPairSync("ed25519");
const stranger = generateKeyPairSync("ed25519");
let parent: string;
let intact: string;
let nth = 0;

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), "kaitalk-hostile-"));
  intact = join(parent, "intact");
  writeFiles(await buildPack(madeEvidence(), madeGuard(), { signingKey: owner.privateKey }), intact);
});
afterAll(() => rmSync(parent, { recursive: true }));

/** A copy of the pack in which `path` was removed and something else was put in its place. */
function forged(path: string, put: (file: string, pack: string) => void): string {
  const pack = join(parent, `forged-${++nth}`);
  cpSync(intact, pack, { recursive: true });
  rmSync(join(pack, path), { recursive: true });
  put(join(pack, path), pack);
  return pack;
}

function filesOf(pack: string) {
  const { files, unread } = readPack(pack);
  const [check] = verifyPack(files, { key: owner.publicKey }, unread);
  if (!check) throw new Error("The files are checked first.");
  return check;
}

const everywhere = ["data/findings.json", "ledger.jsonl", "bagit.txt", "VERIFY.md", "manifest-sha256.txt"];

test("an intact pack is read whole", () => {
  expect(filesOf(intact).answer).toBe("passed");
});

describe.each(everywhere)("in place of %s", (path) => {
  const named = (pack: string, what: string) => {
    const { answer, sentences } = filesOf(pack);
    expect(answer).toBe("failed");
    expect(sentences).toContain(`${path} is ${what}, no plain file.`);
    expect(() => pastOf(pack)).toThrow(`${path} is ${what}, no plain file.`);
  };

  test("a link to the very same bytes", () => {
    const pack = forged(path, (file) => symlinkSync(join(intact, path), file));
    named(pack, "a symbolic link");
  });

  test("a link to nothing, to itself, to a folder, to a device", () => {
    for (const to of ["nowhere", join(parent, "loop"), "..", "/dev/zero"])
      named(
        forged(path, (file) => symlinkSync(to, file)),
        "a symbolic link",
      );
  });

  test.skipIf(missing("mkfifo").length > 0)(
    titled("a pipe on which nobody writes", missing("mkfifo")),
    () => {
      named(
        forged(path, (file) => execFileSync("mkfifo", [file])),
        "a named pipe",
      );
    },
  );

  test("a socket", async () => {
    const server = createServer();
    try {
      const pack = forged(path, () => {});
      // The name of a socket must be short.
      const short = join(parent, "s");
      await new Promise<void>((listening) => server.listen(short, listening));
      renameSync(short, join(pack, path));
      named(pack, "a socket");
    } finally {
      server.close();
    }
  });

  test("a folder, empty or not", () => {
    for (const fill of [() => {}, (file: string) => writeFileSync(join(file, "x"), "")]) {
      const pack = forged(path, (file) => {
        mkdirSync(file);
        fill(file);
      });
      expect(filesOf(pack)).toMatchObject({ answer: "failed" });
      expect(filesOf(pack).sentences.join("\n")).toContain(path);
    }
  });

  test("a file of a terabyte", () => {
    const pack = forged(path, (file) => {
      writeFileSync(file, "");
      truncateSync(file, 2 ** 40);
    });
    expect(filesOf(pack).sentences).toContain(`${path} is larger than 512 MiB, which no pack needs.`);
  });

  test.each([
    ["nothing", new Uint8Array()],
    ["bytes that are no text", Uint8Array.of(0, 0xff, 0xfe, 0xc3, 0x28)],
    ["JSON of another kind", Buffer.from("[null]")],
  ])("%s", (_what, bytes) => {
    const pack = forged(path, (file) => writeFileSync(file, bytes));
    const { files, unread } = readPack(pack);
    expect(verifyPack(files, { key: owner.publicKey }, unread)[0]?.answer).toBe("failed");
  });
});

test("a folder that is a link is not followed", () => {
  const pack = forged("data", (file) => symlinkSync(join(intact, "data"), file));
  expect(filesOf(pack).sentences).toContain("data is a symbolic link, no plain file.");
});

test("a signed statement that is no JSON, whatever its envelope", () => {
  for (const payload of ["", "not JSON", "\u0000", "[]", "{"]) {
    const envelope = {
      payloadType: "application/vnd.in-toto+json",
      payload: Buffer.from(payload).toString("base64"),
      signatures: [{ keyid: "", sig: "" }],
    };
    const pack = forged("attestation.dsse.json", (file) => writeFileSync(file, JSON.stringify(envelope)));
    const { files, unread } = readPack(pack);
    expect(verifyPack(files, {}, unread).find(({ question }) => question === "signature")?.answer).toBe(
      "failed",
    );
  }
});

describe("the pack of the release before", () => {
  test("is taken when its release's key signed it", () => {
    expect(pastOf(intact, owner.publicKey).releases).toHaveLength(1);
  });

  test("is refused when another key signed it, or none", async () => {
    expect(() => pastOf(intact, stranger.publicKey)).toThrow("signature: The key was swapped");
    const unsigned = join(parent, "unsigned");
    writeFiles(await buildPack(madeEvidence(), madeGuard()), unsigned);
    expect(() => pastOf(unsigned, owner.publicKey)).toThrow("signature: The pack is not signed");
    expect(pastOf(unsigned).releases).toHaveLength(1);
  });

  test("is refused when a file of it was changed, although its ledger is whole", () => {
    const pack = forged("data/findings.json", (file) => writeFileSync(file, "{}"));
    expect(() => pastOf(pack, owner.publicKey)).toThrow("files: data/findings.json was changed");
  });
});
