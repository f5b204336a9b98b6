import { createPublicKey, type KeyObject } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { InputError } from "../register/input-error.ts";
import type { ListChange, NoticeProof } from "../register/list/changes.ts";
import { isSignedBy, readEnvelope } from "../signature/dsse.ts";

const shipped = new URL("../register/", import.meta.url);
const moment = z.iso.datetime({ offset: true });

/** What `kaitalk notice send` signs: an in-toto statement about one version of the list. Counts and digests, never an address. */
export const noticeStatement = z.object({
  _type: z.literal("https://in-toto.io/Statement/v1"),
  subject: z
    .array(z.object({ name: z.string(), digest: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }) }))
    .length(1),
  predicateType: z.literal("https://kaitalk.online/compliance/notice/v1"),
  predicate: z.object({
    change: z.string(),
    version: z.iso.date(),
    recipients: z.number().int().min(0),
    recipientsSha256: z.string().regex(/^[0-9a-f]{64}$/),
    /** Customers whose address takes no mail, told another way. */
    unreachable: z.number().int().min(0).default(0),
    accepted: z.number().int().min(0),
    firstAcceptedAt: moment,
    lastAcceptedAt: moment,
    messagesSha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
});

/**
 * The proof of every change that names one, by the change's id. A proof counts when `register/release.pub` signed it, it
 * speaks of that change. `keys` is the folder of that public key, where it is another than the register's own. Throws `InputError` naming the file where one does not.
 */
export function noticeProofs(
  changes: readonly ListChange[],
  { register = shipped, keys = register }: { readonly register?: URL; readonly keys?: URL } = {},
): Map<string, NoticeProof> {
  const named = changes.flatMap(({ id, notice }) => (notice === null ? [] : [{ id, notice }]));
  if (named.length === 0) return new Map();
  const key = releaseKey(keys);
  return new Map(
    named.map(({ id, notice }) => [id, readProof(new URL(notice, register), `register/${notice}`, id, key)]),
  );
}

function releaseKey(folder: URL): KeyObject {
  const file = new URL("release.pub", folder);
  if (!existsSync(file))
    throw InputError.at(
      { file: "register/release.pub" },
      "is missing, so no notice can be proven; put the public half of the release's signing key there.",
    );
  return createPublicKey(readFileSync(file));
}

function readProof(url: URL, file: string, change: string, key: KeyObject): NoticeProof {
  const envelope = existsSync(url) ? readEnvelope(readFileSync(url, "utf8")) : undefined;
  if (!envelope)
    throw InputError.at({ file }, 'is no signed notice; make it with "npx kaitalk notice send".');
  if (!isSignedBy(envelope, key))
    throw InputError.at(
      { file },
      "is not signed by register/release.pub; a notice is proven by the release's key alone.",
    );
  const statement = noticeStatement.safeParse(
    parse(Buffer.from(envelope.payload, "base64").toString("utf8")),
  );
  if (!statement.success || statement.data.predicate.change !== change)
    throw InputError.at({ file }, `does not speak of the change "${change}"; name the proof of this change.`);
  return statement.data.predicate;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
