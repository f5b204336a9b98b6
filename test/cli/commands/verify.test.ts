import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recordFile, signatureFile, statementOf } from "../../../observe/files.ts";
import { recordText } from "../../../observe/record.ts";
import { signStatement } from "../../../signature/dsse.ts";
import { fingerprintOf, readPublicKey, readSigningKey } from "../../../signature/keys.ts";
import { kaitalk } from "../../support/kaitalk-process.ts";
import { begun } from "../../support/observation-record.ts";

let parent: string;
let key: string;
let first: string;
let second: string;

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), "kaitalk-verify-"));
  [key, first, second] = [join(parent, "key.pem"), join(parent, "first"), join(parent, "second")];
  await kaitalk(["evidence", "keygen", key]);
  await kaitalk(["evidence", "--out", first, "--key", key]);
  await kaitalk(["evidence", "--out", second, "--key", key, "--previous", first]);
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

const verify = (...args: string[]) => kaitalk(["verify", ...args]);

test("intact, signed by the key that is trusted, derived again to the byte", async () => {
  const { code, out } = await verify(second, "--key", `${key}.pub`, "--previous", first);
  expect(out).toMatch(/^ {2}files {7}passed/);
  expect(out).toMatch(/signature {3}passed {4}Signed by the key that you trust/);
  expect(out).toMatch(/ledger {6}passed {4}2 releases, unbroken/);
  expect(out).toMatch(/timestamp {3}absent {4}Not timestamped\./);
  expect(out).toMatch(
    /derivation {2}passed {4}\d+ files derived again from this checkout, the same to the byte\./,
  );
  expect(code).toBe(0);
});

test("without a key that is trusted nothing proves who made it", async () => {
  const { code, out } = await verify(second, "--no-derive");
  expect(code).toBe(3);
  expect(out).toContain("The key came with the pack: give --key to say which key you trust.");
});

test("a changed file is named", async () => {
  const forged = join(parent, "forged");
  cpSync(second, forged, { recursive: true });
  appendFileSync(join(forged, "data/findings.json"), " ");
  const { code, out } = await verify(forged, "--no-derive", "--key", `${key}.pub`);
  expect(code).toBe(1);
  expect(out).toContain("data/findings.json was changed: its digest is not that of manifest-sha256.txt.");
});

test("the key of somebody else is named", async () => {
  const other = join(parent, "other.pem");
  await kaitalk(["evidence", "keygen", other]);
  const { code, out } = await verify(second, "--no-derive", "--key", `${other}.pub`);
  expect(code).toBe(1);
  expect(out).toContain("The key was swapped");
});

test("a pack that carries a look into the accounts says which key answered for it, and is derived again", async () => {
  const [observed, pack] = [join(parent, "observed"), join(parent, "with-a-look")];
  const record = recordText([begun, { entry: "ended", at: begun.at }]);
  mkdirSync(observed);
  writeFileSync(join(observed, recordFile), record);
  const statement = statementOf(new Map([[recordFile, record]]), begun);
  const envelope = JSON.stringify(signStatement(statement, readSigningKey(key)));
  writeFileSync(join(observed, signatureFile), envelope);
  await kaitalk([
    "evidence",
    "--out",
    pack,
    "--observed",
    observed,
    "--observed-key",
    `${key}.pub`,
    "--key",
    key,
  ]);
  const { run } = JSON.parse(readFileSync(join(pack, "data/provenance.json"), "utf8"));
  expect(run).toMatchObject({
    command: expect.stringContaining(" --observed DIR --observed-key FILE "),
    signers: [fingerprintOf(readPublicKey(`${key}.pub`))],
  });
  const { code, out } = await verify(pack, "--key", `${key}.pub`);
  expect(out).toMatch(/derivation {2}passed/);
  expect(code).toBe(0);
});

test("a folder that is no pack", async () => {
  const { code, err } = await verify(process.cwd());
  expect(code).toBe(2);
  expect(err).toContain('holds no manifest-sha256.txt; name a folder that "kaitalk evidence --out" wrote.');
});
