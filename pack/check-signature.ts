import { createPublicKey, type KeyObject } from "node:crypto";
import { z } from "zod";
import { canonicalFile, sha256 } from "../judge/canonical-json.ts";
import { isSignedBy, readEnvelope } from "../signature/dsse.ts";
import { fingerprintOf } from "../signature/keys.ts";
import { type Check, failedOr } from "./check.ts";
import { parseJson } from "./parse-json.ts";
import { textOf } from "./read-pack.ts";
import type { Files } from "./write-files.ts";

const question = "signature";
const attestation = "attestation.dsse.json";

const statementSchema = z.object({
  _type: z.literal("https://in-toto.io/Statement/v1"),
  subject: z.array(z.object({ name: z.string(), digest: z.object({ sha256: z.string() }) })),
});

/** What a signature must cover, so that nothing of the bag can be exchanged beside it. */
export const covered = [
  "bagit.txt",
  "bag-info.txt",
  "manifest-sha256.txt",
  "ledger.jsonl",
  "VERIFY.md",
  "public-key.pem",
];

/** Whether `trusted`, or else the key in the pack, signed the pack's manifest and the files beside it. */
export function checkSignature(files: Files, trusted?: KeyObject): Check {
  if (!files.has(attestation)) {
    if (trusted) return failed("The pack is not signed, and a key was given that should have signed it.");
    return {
      question,
      answer: "unproven",
      sentences: ["The pack is not signed: nothing proves who made it."],
    };
  }
  const envelope = readEnvelope(textOf(files, attestation));
  if (!envelope) return failed(`${attestation} is no signed statement of this kind.`);
  const enclosed = publicKeyOf(textOf(files, "public-key.pem"));
  if (!enclosed) return failed("public-key.pem holds no public key.");
  const key = trusted ?? enclosed;
  const fingerprint = fingerprintOf(enclosed);
  if (fingerprintOf(key) !== fingerprint)
    return failed(
      `The key was swapped: the pack names key ${fingerprint}, the key that you trust is ${fingerprintOf(key)}.`,
    );
  if (envelope.signatures.some(({ keyid }) => keyid !== fingerprint))
    return failed(`${attestation} names another key than public-key.pem.`);
  if (!isSignedBy(envelope, key))
    return failed(
      `${attestation} is not signed by key ${fingerprint}: the statement or the key was changed.`,
    );
  // A key that stands there twice, or beside the others, is read in two ways by two readers.
  if (textOf(files, attestation) !== canonicalFile(envelope))
    return failed(`${attestation} says more than its signed statement, or says something twice.`);
  return failedOr(question, subjectProblems(envelope.payload, files), {
    answer: trusted ? "passed" : "unproven",
    sentences: [
      trusted
        ? `Signed by the key that you trust, ${fingerprint}.`
        : `Signed by key ${fingerprint}. The key came with the pack: give --key to say which key you trust.`,
    ],
  });
}

function subjectProblems(payload: string, files: Files): string[] {
  const parsed = statementSchema.safeParse(parseJson(Buffer.from(payload, "base64").toString("utf8")));
  if (!parsed.success) return [`${attestation} holds no in-toto statement.`];
  const digests = new Map(parsed.data.subject.map(({ name, digest }) => [name, digest.sha256]));
  return [
    ...covered.filter((name) => !digests.has(name)).map((name) => `The signature does not cover ${name}.`),
    ...[...digests].flatMap(([name, digest]) =>
      sha256(files.get(name) ?? "") === digest ? [] : [`${name} is not the file that was signed.`],
    ),
  ];
}

/** `undefined` where the text is no public key. */
export function publicKeyOf(pem: string): KeyObject | undefined {
  try {
    return createPublicKey(pem);
  } catch {
    return undefined;
  }
}

function failed(sentence: string): Check {
  return { question, answer: "failed", sentences: [sentence] };
}
