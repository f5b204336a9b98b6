import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { SourceFile } from "../../judge/context.ts";
import { manifestOf } from "../../pack/bag.ts";
import type { Check } from "../../pack/check.ts";
import { readLedger } from "../../pack/ledger.ts";
import { buildPack } from "../../pack/pack.ts";
import { pastIn } from "../../pack/past.ts";
import { textOf } from "../../pack/read-pack.ts";
import { verifyPack } from "../../pack/verify.ts";
import { context, madeEvidence, madeGuard } from "../support/assessment.ts";

const owner = generateKeyPairSync("ed25519");
const stranger = generateKeyPairSync("ed25519");

/** A pack that a forger can change: path → text, or bytes of a workbook. */
type Pack = Map<string, string | Uint8Array>;

/** Three releases by one owner: the ledger has three lines. */
let packs: Pack[];
let kept: ReturnType<typeof readLedger>["entries"];
beforeAll(async () => {
  packs = [];
  kept = [];
  for (const day of ["22", "23", "24"]) {
    const pack = await release(`2026-11-${day}T09:30:00Z`, owner.privateKey);
    packs.push(pack);
    kept = readLedger(textOf(pack, "ledger.jsonl")).entries;
  }
});

const version = "register/published/2026-01-01/facts.json";
const versionAs = (digit: string) => ({ path: version, sha256: digit.repeat(64) });

async function release(
  time: string,
  signingKey?: KeyObject,
  published: readonly SourceFile[] = [versionAs("1")],
): Promise<Pack> {
  const options = { previous: kept, ...(signingKey && { signingKey }) };
  const sources = [...context.sources, ...published];
  const files = await buildPack(madeEvidence({}, { ...context, time, sources }), madeGuard(), options);
  return new Map(files);
}

const last = () => new Map(packs.at(-1));
const trust = () => ({
  key: owner.publicKey,
  kept: pastIn(packs[1] ?? new Map()),
});
const answers = (checks: readonly Check[]) =>
  Object.fromEntries(checks.map(({ question, answer }) => [question, answer]));
const said = (checks: readonly Check[], question: Check["question"]) =>
  checks.find((check) => check.question === question)?.sentences;

/** What a careful forger does: recompute both manifests over the forged files. */
function resealed(files: Pack): Pack {
  const part = (wanted: (path: string) => boolean) => new Map([...files].filter(([path]) => wanted(path)));
  files.set("manifest-sha256.txt", manifestOf(part((path) => path.startsWith("data/"))));
  const tags = part((path) => !path.startsWith("data/") && path !== "tagmanifest-sha256.txt");
  files.set("tagmanifest-sha256.txt", manifestOf(tags));
  return files;
}

test("an untouched pack passes every check with the owner's key and the releases that were kept", () => {
  const checks = verifyPack(last(), trust());
  expect(answers(checks)).toEqual({
    files: "passed",
    signature: "passed",
    ledger: "passed",
    timestamp: "absent",
  });
});

test("without the owner's key nothing proves who signed it", () => {
  expect(answers(verifyPack(last())).signature).toBe("unproven");
});

describe("a forger who touches the files", () => {
  test("flips one byte", () => {
    const files = last();
    const findings = textOf(files, "data/findings.json");
    files.set("data/findings.json", findings.replace('"violated"', '"violatee"'));
    expect(said(verifyPack(files, trust()), "files")).toEqual([
      "data/findings.json was changed: its digest is not that of manifest-sha256.txt.",
    ]);
  });

  test("drops a file", () => {
    const files = last();
    files.delete("data/matrix.csv");
    expect(said(verifyPack(files, trust()), "files")).toEqual(["data/matrix.csv is missing."]);
  });

  test("adds a file", () => {
    const files = last().set("data/approval.txt", "All is well.");
    expect(said(verifyPack(files, trust()), "files")).toEqual([
      "data/approval.txt was added: manifest-sha256.txt does not list it.",
    ]);
  });

  test("renames a file", () => {
    const files = last();
    files.set("data/matrix-old.csv", textOf(files, "data/matrix.csv"));
    files.delete("data/matrix.csv");
    expect(said(verifyPack(files, trust()), "files")).toEqual([
      "data/matrix.csv was renamed to data/matrix-old.csv.",
    ]);
  });

  test("changes a file beside the payload", () => {
    const files = last().set("VERIFY.md", "Just trust us.");
    const checks = verifyPack(files, trust());
    expect(said(checks, "files")).toEqual([
      "VERIFY.md was changed: its digest is not that of tagmanifest-sha256.txt.",
    ]);
    expect(said(checks, "signature")).toEqual(["VERIFY.md is not the file that was signed."]);
  });

  test("changes a file and recomputes the manifests", () => {
    const files = resealed(last().set("data/findings.json", "{}"));
    const checks = verifyPack(files, trust());
    expect(answers(checks)).toMatchObject({ files: "passed", signature: "failed", ledger: "failed" });
    expect(said(checks, "signature")).toEqual(["manifest-sha256.txt is not the file that was signed."]);
    expect(said(checks, "ledger")?.[0]).toMatch(/^ledger\.jsonl ends with another pack/);
  });
});

describe("a forger who touches the signature", () => {
  test("swaps the key and signs the whole pack again", async () => {
    kept = readLedger(textOf(packs[1] ?? new Map(), "ledger.jsonl")).entries;
    const forged = await release("2026-11-24T09:30:00Z", stranger.privateKey);
    const checks = verifyPack(forged, trust());
    expect(said(checks, "signature")?.[0]).toMatch(/^The key was swapped: the pack names key [0-9a-f]{64}/);
    expect(said(checks, "ledger")).toContain("The signing key changed with release 3.");
  });

  test("puts another key beside the owner's signature", () => {
    const files = last().set(
      "public-key.pem",
      stranger.publicKey.export({ type: "spki", format: "pem" }).toString(),
    );
    const checks = verifyPack(resealed(files));
    expect(said(checks, "signature")).toEqual([
      "attestation.dsse.json names another key than public-key.pem.",
    ]);
    expect(said(checks, "ledger")?.[0]).toMatch(/^The key was swapped: the ledger names another key/);
  });

  test("changes the signed statement", () => {
    const files = last();
    const envelope = JSON.parse(textOf(files, "attestation.dsse.json"));
    const statement = Buffer.from(envelope.payload, "base64").toString("utf8").replace("FAILED", "PASSED");
    expect(statement).toContain("PASSED");
    envelope.payload = Buffer.from(statement).toString("base64");
    const checks = verifyPack(
      resealed(files.set("attestation.dsse.json", JSON.stringify(envelope))),
      trust(),
    );
    expect(said(checks, "signature")?.[0]).toMatch(
      /is not signed by key [0-9a-f]{64}: the statement or the key/,
    );
  });

  test("removes the signature", () => {
    const files = last();
    files.delete("attestation.dsse.json");
    const checks = verifyPack(resealed(files), trust());
    expect(answers(checks).signature).toBe("failed");
    expect(said(checks, "ledger")).toContain(
      "The signature was removed: the ledger says that this pack was signed.",
    );
  });

  test("puts something else in its place", () => {
    const checks = verifyPack(resealed(last().set("attestation.dsse.json", "{}")), trust());
    expect(said(checks, "signature")).toEqual(["attestation.dsse.json is no signed statement of this kind."]);
  });
});

test.each([
  ["signature", "attestation.dsse.json", '"payload":', '"payload": "AAAA",\n  "payload":'],
  ["signature", "attestation.dsse.json", "{", '{\n  "note": "x",'],
  ["ledger", "ledger.jsonl", "{", '{"time":"2031-01-01T00:00:00Z",'],
  ["ledger", "ledger.jsonl", "{", "{ "],
] as const)("a forger who lets two readers of %s read two things: %s %s", (question, path, from, to) => {
  const forged = last();
  forged.set(path, textOf(forged, path).replace(from, to));
  const checks = verifyPack(resealed(forged), trust());
  expect(answers(checks)[question]).toBe("failed");
  expect(said(checks, question)?.join()).toMatch(/says more than its .*, or says something twice\./);
});

describe("a forger who touches the ledger", () => {
  const lines = () => textOf(last(), "ledger.jsonl").trimEnd().split("\n");
  const withLedger = (entries: readonly string[]) =>
    resealed(last().set("ledger.jsonl", `${entries.join("\n")}\n`));

  test("reorders it", () => {
    const [first = "", second = "", third = ""] = lines();
    expect(said(verifyPack(withLedger([second, first, third]), trust()), "ledger")).toEqual(
      expect.arrayContaining([
        "ledger.jsonl:1 is out of order: it is entry 2 of the chain.",
        "ledger.jsonl:2 is out of order: it is entry 1 of the chain.",
      ]),
    );
  });

  test("drops a release", () => {
    const [first = "", , third = ""] = lines();
    expect(said(verifyPack(withLedger([first, third]), trust()), "ledger")).toContain(
      "ledger.jsonl:2 is out of order: it is entry 3 of the chain.",
    );
  });

  test("changes a release", () => {
    const [first = "", second = "", third = ""] = lines();
    const changed = second.replace("2026-11-23T", "2026-11-21T");
    expect(said(verifyPack(withLedger([first, changed, third]), trust()), "ledger")).toContain(
      "ledger.jsonl:2 was changed: its hash is not that of its content.",
    );
  });

  test("begins a new chain", async () => {
    kept = [];
    const forged = await release("2026-11-24T09:30:00Z", owner.privateKey);
    expect(said(verifyPack(forged, trust()), "ledger")).toEqual([
      "The past was rewritten: release 1 of the ledger is not the one that you kept.",
    ]);
  });

  test("dates a release before the one that it follows", async () => {
    kept = readLedger(textOf(packs[1] ?? new Map(), "ledger.jsonl")).entries;
    const forged = await release("2026-11-22T00:00:00Z", owner.privateKey);
    expect(said(verifyPack(forged, trust()), "ledger")).toEqual([
      "Release 3 says that it was made before release 2.",
    ]);
  });

  test.each([
    ["changes", [versionAs("2")]],
    ["drops", []],
  ])("%s a version of the list that was published", async (_, published) => {
    kept = readLedger(textOf(packs[1] ?? new Map(), "ledger.jsonl")).entries;
    const forged = await release("2026-11-24T09:30:00Z", owner.privateKey, published);
    expect(said(verifyPack(forged, trust()), "ledger")).toEqual([
      `${version} is not what it was in the earlier pack: a published version is never changed or removed; restore it.`,
    ]);
  });

  test("publishes a further version of the list, and that is no fault", async () => {
    kept = readLedger(textOf(packs[1] ?? new Map(), "ledger.jsonl")).entries;
    const further = { path: version.replace("2026", "2027"), sha256: "3".repeat(64) };
    const next = await release("2026-11-24T09:30:00Z", owner.privateKey, [versionAs("1"), further]);
    expect(answers(verifyPack(next, trust())).ledger).toBe("passed");
  });

  test("writes what is no entry", () => {
    expect(said(verifyPack(withLedger([...lines(), "free text"]), trust()), "ledger")).toContain(
      "ledger.jsonl:4 is no ledger entry.",
    );
  });
});

test("the key in the pack is the public half of the owner's", () => {
  const pem = textOf(packs[0] ?? new Map(), "public-key.pem");
  expect(createPublicKey(pem).equals(owner.publicKey)).toBe(true);
});
