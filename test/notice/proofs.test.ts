import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { noticeProofs } from "../../notice/proofs.ts";
import type { ListChange } from "../../register/list/changes.ts";
import { signStatement } from "../../signature/dsse.ts";
import { publicKeyPem } from "../../signature/keys.ts";

let folder: string;
const release = generateKeyPairSync("ed25519").privateKey;
const stranger = generateKeyPairSync("ed25519").privateKey;
const digest = "a".repeat(64);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kaitalk-proofs-"));
  mkdirSync(join(folder, "notices"));
  writeFileSync(join(folder, "release.pub"), publicKeyPem(createPublicKey(release)));
});
afterEach(() => rmSync(folder, { recursive: true }));

const change = (notice: string | null): ListChange => ({
  id: "add-example",
  class: "new-sub-processor",
  facts: ["company/example"],
  summary: "Example Inc. transcribes calls.",
  proposedOn: "2030-01-01",
  exception: null,
  notice,
  withdrawnOn: null,
});

function statement(about = "add-example"): string {
  return JSON.stringify({
    _type: "https://in-toto.io/Statement/v1",
    subject: [{ name: "facts.json", digest: { sha256: digest } }],
    predicateType: "https://kaitalk.online/compliance/notice/v1",
    predicate: {
      change: about,
      version: "2030-02-01",
      recipients: 2,
      recipientsSha256: digest,
      accepted: 2,
      firstAcceptedAt: "2030-01-02T09:00:00Z",
      lastAcceptedAt: "2030-01-02T09:00:01Z",
      messagesSha256: digest,
    },
  });
}

const write = (content: string) => writeFileSync(join(folder, "notices/add-example.json"), content);
const read = () =>
  noticeProofs([change("notices/add-example.json")], { register: pathToFileURL(`${folder}/`) });

test("a proof that the release signed is read", () => {
  write(JSON.stringify(signStatement(statement(), release)));
  expect(read().get("add-example")).toMatchObject({ accepted: 2, lastAcceptedAt: "2030-01-02T09:00:01Z" });
});

test("a change without a proof has none, and no key is asked for", () => {
  rmSync(join(folder, "release.pub"));
  expect(noticeProofs([change(null)], { register: pathToFileURL(`${folder}/`) }).size).toBe(0);
});

test.each<[string, () => void, string]>([
  ["no file", () => undefined, "is no signed notice"],
  ["a date that somebody typed", () => write('{"lastAcceptedAt":"2030-01-02"}'), "is no signed notice"],
  [
    "another's signature",
    () => write(JSON.stringify(signStatement(statement(), stranger))),
    "is not signed by register/release.pub",
  ],
  [
    "a statement changed after it was signed",
    () => {
      const envelope = signStatement(statement(), release);
      const payload = Buffer.from(
        statement().replace("2030-01-02T09:00:01Z", "2029-01-02T09:00:01Z"),
      ).toString("base64");
      write(JSON.stringify({ ...envelope, payload }));
    },
    "is not signed by register/release.pub",
  ],
  [
    "the proof of another change",
    () => write(JSON.stringify(signStatement(statement("add-other"), release))),
    'does not speak of the change "add-example"',
  ],
  [
    "no release key",
    () => rmSync(join(folder, "release.pub")),
    "register/release.pub: is missing, so no notice can be proven",
  ],
])("%s proves nothing", (_, prepare, sentence) => {
  prepare();
  expect(read).toThrow(sentence);
});
