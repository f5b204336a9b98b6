import { createHash } from "node:crypto";

/** The record itself, one JSON object a line. */
export const recordFile = "record.jsonl";
/** Its signature, a DSSE envelope around a statement that names the record by its digest. */
export const signatureFile = "record.dsse.json";

/** What is signed: that this record is of this moment and stack. Source: in-toto attestation framework, Statement v1. */
export function statementOf(
  record: string,
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
    subject: [{ name: recordFile, digest: { sha256: createHash("sha256").update(record).digest("hex") } }],
    predicateType: "urn:kaitalk:observation:1",
    predicate: { at, of, project, stack },
  });
}
