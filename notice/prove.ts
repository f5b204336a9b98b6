import { createHash, type KeyObject } from "node:crypto";
import { renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { z } from "zod";
import { makeFolder } from "../register/make-folder.ts";
import { signStatement } from "../signature/dsse.ts";
import type { NoticeDraft } from "./draft.ts";
import type { Standing } from "./journal.ts";
import type { noticeStatement } from "./proofs.ts";
import type { Recipient } from "./recipients.ts";

type Statement = z.infer<typeof noticeStatement>;

/**
 * What is signed when everybody who can be reached was: counts and digests of sorted lines, never an address. `recipients`
 * are those who can be reached; a person confirmed that the `unreachable` were told another way.
 */
export function statementOf(
  { change, version, list }: NoticeDraft,
  recipients: readonly Recipient[],
  { accepted, unreachable }: Standing,
): Statement {
  const reachable = recipients.filter(({ key }) => !unreachable.has(key));
  const told = reachable.flatMap(({ key }) => accepted.get(key) ?? []);
  const times = told.map(({ at }) => at).sort();
  const [first] = times;
  const last = times.at(-1);
  if (first === undefined || last === undefined) throw new Error("nobody was told, so nothing is proven");
  return {
    _type: "https://in-toto.io/Statement/v1",
    subject: [{ name: `register/published/${version}/facts.json`, digest: { sha256: list } }],
    predicateType: "https://kaitalk.online/compliance/notice/v1",
    predicate: {
      change,
      version,
      recipients: reachable.length,
      recipientsSha256: digestOf(reachable.map(({ key }) => key)),
      unreachable: recipients.length - reachable.length,
      accepted: told.length,
      firstAcceptedAt: first,
      lastAcceptedAt: last,
      messagesSha256: digestOf(told.map(({ recipient, message }) => `${recipient} ${message}`)),
    },
  };
}

/** Writes the signed proof, whole or not at all. */
export function writeProof(statement: Statement, key: KeyObject, file: URL): void {
  const path = fileURLToPath(file);
  makeFolder(dirname(path));
  const draft = `${path}.${process.pid}.tmp`;
  writeFileSync(draft, `${JSON.stringify(signStatement(JSON.stringify(statement), key), null, 2)}\n`);
  renameSync(draft, path);
}

function digestOf(lines: readonly string[]): string {
  return createHash("sha256").update(lines.toSorted().join("\n")).digest("hex");
}
