import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fingerprintOf, generateKey, readPublicKey, readSigningKey } from "../../signature/keys.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kaitalk-keys-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("a new key", () => {
  test("is readable by its owner alone, and its public half lies beside it", () => {
    const file = join(folder, "deeper", "release.pem");
    const fingerprint = generateKey(file);
    if (process.platform !== "win32") expect(statSync(file).mode & 0o777).toBe(0o600);
    const pair = createPublicKey(createPrivateKey(readFileSync(file, "utf8")));
    expect(fingerprintOf(pair)).toBe(fingerprint);
    expect(fingerprintOf(readPublicKey(`${file}.pub`))).toBe(fingerprint);
    expect(readSigningKey(file).asymmetricKeyType).toBe("ed25519");
  });

  test("never overwrites a file", () => {
    const file = join(folder, "release.pem");
    generateKey(file);
    const before = readFileSync(file, "utf8");
    expect(() => generateKey(file)).toThrow("exists; a key is never overwritten, name another file.");
    expect(readFileSync(file, "utf8")).toBe(before);
  });

  test("is not put into the repository, not even through a link", () => {
    const sentence = "lies inside the repository; keep the signing key elsewhere.";
    expect(() => generateKey(join(repository, "release.pem"))).toThrow(sentence);
    expect(() => generateKey(join(repository, "new-folder", "release.pem"))).toThrow(sentence);
    if (process.platform === "win32") return;
    symlinkSync(repository, join(folder, "link"));
    expect(() => generateKey(join(folder, "link", "release.pem"))).toThrow(sentence);
  });
});

describe("a key that is none", () => {
  test("is named with what to do", () => {
    const file = join(folder, "key.pem");
    expect(() => readSigningKey(file)).toThrow("cannot be read; name the file of the private key.");
    writeFileSync(file, "not a key");
    expect(() => readSigningKey(file)).toThrow(
      'holds no ed25519 private key in PEM; make one with "npx kaitalk',
    );
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    writeFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }));
    expect(() => readSigningKey(file)).toThrow("holds no ed25519 private key");
    writeFileSync(file, publicKey.export({ type: "spki", format: "pem" }));
    expect(() => readPublicKey(file)).toThrow("holds no ed25519 public key");
  });
});
