import { execFileSync, spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sha256 } from "../../judge/canonical-json.ts";
import { addTimestamp } from "../../pack/add-timestamp.ts";
import { checkTimestamp } from "../../pack/check-timestamp.ts";
import { buildPack } from "../../pack/pack.ts";
import { readWholePack } from "../../pack/read-pack.ts";
import { verifyPack } from "../../pack/verify.ts";
import { writeFiles } from "../../pack/write-files.ts";
import { context, madeEvidence, madeGuard } from "../support/assessment.ts";
import { missing, titled } from "../support/tools.ts";

const lacking = missing("sh", "sha256sum", "openssl", "jq");

describe.skipIf(lacking.length > 0)(titled("VERIFY.md, run as it stands", lacking), () => {
  const { privateKey } = generateKeyPairSync("ed25519");
  let parent: string;
  let signed: string;
  let unsigned: string;
  let checkout: string;

  afterAll(() => rmSync(parent, { recursive: true }));
  beforeAll(async () => {
    parent = mkdtempSync(join(tmpdir(), "kaitalk-guide-"));
    [signed, unsigned, checkout] = [
      join(parent, "signed"),
      join(parent, "unsigned"),
      join(parent, "checkout"),
    ];
    writeFiles(
      new Map([
        ["findings.json", "one"],
        ["register/register.yaml", "two"],
      ]),
      checkout,
    );
    const sources = ["findings.json", "register/register.yaml"].map((path) => ({
      path,
      sha256: sha256(readFileSync(join(checkout, path))),
    }));
    const run = { ...context, sources };
    writeFiles(await buildPack(madeEvidence({}, run), madeGuard(), { signingKey: privateKey }), signed);
    writeFiles(await buildPack(madeEvidence({}, run), madeGuard()), unsigned);
  });

  /** Runs every block of the guide in the pack, each in a shell of its own that stops at the first failure. */
  function follow(pack: string, environment: Record<string, string> = {}): string {
    const guide = readFileSync(join(pack, "VERIFY.md"), "utf8");
    const blocks = [...guide.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = ""]) => block);
    expect(blocks).toHaveLength(6);
    const env = { ...process.env, CHECKOUT: checkout, ...environment };
    return blocks
      .map((block) =>
        execFileSync("sh", ["-eu", "-c", block], { cwd: pack, env, encoding: "utf8", stdio: "pipe" }),
      )
      .join("");
  }

  test("a signed pack passes", () => {
    const said = follow(signed);
    for (const line of ["files: intact", "Signature Verified", "time: not timestamped", "inputs: the same"])
      expect(said).toContain(line);
    expect(said).toMatch(/ledger: unbroken, ends with [0-9a-f]{64}/);
    const { keyid } = JSON.parse(readFileSync(join(signed, "attestation.dsse.json"), "utf8")).signatures[0];
    expect(said).toContain(keyid);
  });

  test("an unsigned pack passes and says that it is not signed", () => {
    expect(follow(unsigned)).toContain("signature: none");
  });

  test("a changed, an added and a missing file fail", () => {
    const forge = (name: string, change: (pack: string) => void) => {
      const pack = join(parent, name);
      cpSync(signed, pack, { recursive: true });
      change(pack);
      expect(() => follow(pack), name).toThrow(
        expect.objectContaining({ stdout: expect.stringContaining("files: NOT intact") }),
      );
    };
    forge("changed", (pack) => appendFileSync(join(pack, "data/findings.json"), " "));
    forge("added", (pack) => writeFileSync(join(pack, "data/more.txt"), ""));
    forge("added beside", (pack) => writeFileSync(join(pack, "more.txt"), ""));
    forge("linked", (pack) => symlinkSync("/etc/hostname", join(pack, "data/more.txt")));
    forge("linked to itself", (pack) => {
      renameSync(join(pack, "data/matrix.csv"), join(parent, "matrix.csv"));
      symlinkSync(join(parent, "matrix.csv"), join(pack, "data/matrix.csv"));
    });
    forge("linked folder", (pack) => symlinkSync("/etc", join(pack, "data/etc")));
    forge("in place of another", (pack) =>
      renameSync(join(pack, "data/matrix.csv"), join(pack, "data/matrix.old")),
    );
    forge("missing", (pack) => rmSync(join(pack, "data/matrix.csv")));
  });

  test("pasted whole into a shell that goes on after a failure, it calls nothing intact that is not", () => {
    const pack = join(parent, "pasted");
    cpSync(signed, pack, { recursive: true });
    const guide = readFileSync(join(pack, "VERIFY.md"), "utf8");
    const finding = readFileSync(join(pack, "data/findings.json"), "utf8").replace('"outcome"', '"outc0me"');
    writeFileSync(join(pack, "data/findings.json"), finding);
    writeFileSync(join(pack, "manifest-sha256.txt"), "");
    appendFileSync(join(pack, "ledger.jsonl"), "{}\n");
    const pasted = [...guide.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = ""]) => block).join("");
    const { stdout } = spawnSync("sh", {
      cwd: pack,
      env: { PATH: process.env.PATH, CHECKOUT: parent },
      input: pasted,
      encoding: "utf8",
    });
    const verdicts = stdout
      .split("\n")
      .filter((line) => /^(files|signature|time|ledger|finding|inputs): /.test(line));
    expect(verdicts).toEqual([
      "files: NOT intact",
      "signature: NOT valid",
      "time: not timestamped",
      "ledger: BROKEN",
      "finding: CHANGED",
      "inputs: NOT the same",
    ]);
  });

  test("every block ends with one verdict, the same for every intact pack", () => {
    const verdicts = (pack: string) =>
      follow(pack)
        .split("\n")
        .filter((line) => /^(files|signature|time|ledger|finding|inputs): /.test(line))
        .map((line) => line.replace(/[0-9a-f]{64}/, "…"));
    const others = [
      "time: not timestamped",
      "ledger: unbroken, ends with …",
      "finding: as it was written",
      "inputs: the same",
    ];
    expect(verdicts(signed)).toEqual(["files: intact", "signature: valid, by key …", ...others]);
    expect(verdicts(unsigned)).toEqual(["files: intact", "signature: none", ...others]);
  });

  test("a pack that a stranger signed again with a key of his own in it fails by the fingerprint of the page", async () => {
    const pack = join(parent, "stranger");
    const stranger = generateKeyPairSync("ed25519");
    writeFiles(await buildPack(madeEvidence(), madeGuard(), { signingKey: stranger.privateKey }), pack);
    const guide = readFileSync(join(signed, "VERIFY.md"), "utf8");
    const [, block = ""] = [...guide.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, text]) => text);
    const { stdout } = spawnSync("sh", ["-eu", "-c", block], { cwd: pack, encoding: "utf8" });
    expect(stdout).toBe("signature: NOT valid\n");
  });

  test("another key than the one that signed fails", () => {
    const { publicKey } = generateKeyPairSync("ed25519");
    const file = join(parent, "other.pub");
    writeFileSync(file, publicKey.export({ type: "spki", format: "pem" }));
    expect(() => follow(signed, { KEY: file })).toThrow();
  });

  test("other inputs than those of the pack fail", () => {
    const other = join(parent, "other-checkout");
    writeFiles(
      new Map([
        ["findings.json", "one"],
        ["register/register.yaml", "three"],
      ]),
      other,
    );
    expect(() => follow(signed, { CHECKOUT: other })).toThrow();
  });

  describe("with a time-stamping authority of the test's own", () => {
    const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: parent, stdio: "pipe" });

    /** An answer of a test authority over a file; the authority's certificate is `tsa.pem`. */
    function answer(data: string, response: string): void {
      writeFileSync(
        join(parent, "tsa.cnf"),
        [
          "[tsa]",
          "serial = serial",
          "default_policy = 1.2.3.4.1",
          "digests = sha256",
          "signer_digest = sha256",
        ].join("\n"),
      );
      writeFileSync(join(parent, "serial"), "01\n");
      openssl("ts", "-query", "-sha256", "-cert", "-data", data, "-out", "request.tsq");
      const reply = ["ts", "-reply", "-config", "tsa.cnf", "-section", "tsa", "-queryfile", "request.tsq"];
      openssl(...reply, "-signer", "tsa.pem", "-inkey", "tsa.key", "-out", response);
    }

    beforeAll(() => {
      const purpose = ["-addext", "extendedKeyUsage=critical,timeStamping"];
      openssl(
        ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "tsa.key", "-out", "tsa.pem"],
        ...["-subj", "/CN=Test authority", "-days", "2", ...purpose],
      );
    });

    test("its answer is added, checked, and refused for another pack", () => {
      answer(join(signed, "manifest-sha256.txt"), "right.tsr");
      const authority = join(parent, "tsa.pem");

      // Two packs of the same judgement have the same manifest, so the wrong one is made over another file.
      answer(join(signed, "VERIFY.md"), "wrong.tsr");
      expect(() => addTimestamp(signed, join(parent, "wrong.tsr"))).toThrow(
        "is no timestamp of this pack's manifest",
      );
      expect(readWholePack(signed).has("timestamp.tsr")).toBe(false);

      addTimestamp(signed, join(parent, "right.tsr"));
      const files = readWholePack(signed);
      expect(
        verifyPack(files, { authority }).map(({ question, answer: given }) => [question, given]),
      ).toEqual([
        ["files", "passed"],
        ["signature", "unproven"],
        ["ledger", "passed"],
        ["timestamp", "passed"],
      ]);
      expect(follow(signed, { TSA_CA: authority })).toContain("inputs: the same");
      const forged = new Map(files).set("manifest-sha256.txt", "other");
      expect(checkTimestamp(forged, authority).answer).toBe("failed");
    });
  });
});
