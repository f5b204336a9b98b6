import { createHash, type KeyObject } from "node:crypto";
import { basename } from "node:path";
import { InputError } from "../register/input-error.ts";
import { isSignedBy, readEnvelope } from "../signature/dsse.ts";
import type { EntryOf } from "./record.ts";
import { readRecord } from "./record.ts";

/** The record itself, one JSON object a line. */
export const recordFile = "record.jsonl";
/** Its signature, a DSSE envelope around a statement that names the record by its digest. */
export const signatureFile = "record.dsse.json";

/**
 * What is signed: that these files, by name → content, are of this moment and stack. Source: in-toto attestation
 * framework, Statement v1.
 */
export function statementOf(
  files: ReadonlyMap<string, string>,
  {
    at,
    of,
    project,
    stack,
  }: {
    readonly at: string;
    readonly of: string;
    readonly project: string;
    readonly stack: string;
  },
): string {
  return JSON.stringify({
    _type: "https://in-toto.io/Statement/v1",
    subject: [...files].map(([name, content]) => ({
      name,
      digest: { sha256: createHash("sha256").update(content).digest("hex") },
    })),
    predicateType: "urn:kaitalk:observation:1",
    predicate: { at, of, project, stack },
  });
}

interface WrittenFile {
  readonly file: string;
  readonly content: string;
}

/** Throws `InputError` where the key did not sign the record and, in this order, every file beside it. */
export function refuseUnsigned(
  record: WrittenFile,
  beside: readonly WrittenFile[],
  signature: WrittenFile,
  key: KeyObject,
): void {
  const envelope = readEnvelope(signature.content);
  if (!envelope || !isSignedBy(envelope, key))
    throw InputError.at(
      { file: signature.file },
      "is not signed by that key; name the key that signed it, or observe again.",
    );
  const begun = readRecord(record.content, record.file)[0] as EntryOf<"begun">;
  const files = new Map([record, ...beside].map(({ file, content }) => [basename(file), content]));
  if (Buffer.from(envelope.payload, "base64").toString("utf8") !== statementOf(files, begun))
    throw InputError.at(
      { file: record.file },
      "is another record than the one that was signed, or another file lies beside it; observe again.",
    );
}
