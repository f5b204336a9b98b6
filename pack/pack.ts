import type { KeyObject } from "node:crypto";
import type { Evidence } from "../judge/evidence.ts";
import type { ObservationFile } from "../judge/observations.ts";
import type { SecretGuard } from "../judge/secret-guard.ts";
import type { LedgerEntry } from "./ledger.ts";
import { producePayload } from "./payload.ts";
import { tagFiles } from "./tag-files.ts";
import type { Files, Put } from "./write-files.ts";

export interface PackOptions {
  /** Signs the pack; without it the pack says that it is not signed. */
  readonly signingKey?: KeyObject;
  /** Names the key of a pack that is made again to be compared, and signs nothing. */
  readonly publicKey?: KeyObject;
  /** The ledger of the release before; without it the chain begins here. */
  readonly previous?: readonly LedgerEntry[];
  /** Looks at the running system that the judgement was handed; the pack carries them as they were. */
  readonly observations?: readonly ObservationFile[];
  /** Called before each step with its name, for a terminal. */
  readonly progress?: (step: string) => void;
}

/**
 * Produces the whole pack, a BagIt bag, and hands each file to `put` as soon as it is made. The same evidence,
 * key and ledger give the same bytes. Throws where a secret of the stack would be written. Returns the number of files.
 */
export async function producePack(
  evidence: Evidence,
  guard: SecretGuard,
  put: Put,
  { signingKey, publicKey, previous = [], observations = [], progress = () => {} }: PackOptions = {},
): Promise<number> {
  const guarded: Put = (path, pieces) => put(path, guard(path, pieces));
  const payload = await producePayload(evidence, guarded, { observations, progress });
  const tags = tagFiles(evidence, payload, { signingKey, publicKey }, previous);
  for (const [path, content] of tags) guarded(path, [content]);
  return payload.length + tags.size;
}

/** The same, held in memory: path → content. */
export async function buildPack(
  evidence: Evidence,
  guard: SecretGuard,
  options: PackOptions = {},
): Promise<Files> {
  const files = new Map<string, string | Uint8Array>();
  const put: Put = (path, pieces) => {
    const [first = "", ...rest] = pieces;
    files.set(path, rest.length === 0 ? first : [first, ...rest].join(""));
  };
  await producePack(evidence, guard, put, options);
  return files;
}
