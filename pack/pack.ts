import type { KeyObject } from "node:crypto";
import type { Catalogue } from "../judge/catalogue.ts";
import type { Context } from "../judge/context.ts";
import { dossierOf } from "../judge/dossier.ts";
import type { Judgement } from "../judge/judgement.ts";
import { secretGuard } from "../judge/secret-guard.ts";
import type { LedgerEntry } from "./ledger.ts";
import { producePayload } from "./payload.ts";
import { tagFiles } from "./tag-files.ts";
import type { Files, Put } from "./write-files.ts";

export interface PackOptions {
  /** Signs the pack; without it the pack says that it is not signed. */
  readonly signingKey?: KeyObject;
  /** The ledger of the release before; without it the chain begins here. */
  readonly previous?: readonly LedgerEntry[];
  readonly catalogue?: Catalogue;
  /** Called before each step with its name, for a terminal. */
  readonly progress?: (step: string) => void;
}

/**
 * Produces the whole pack, a BagIt bag, and hands each file to `put` as soon as it is made. The same judgement, context,
 * key and ledger give the same bytes. Throws where a secret of the stack would be written. Returns the number of files.
 */
export async function producePack(
  judgement: Judgement,
  context: Context,
  put: Put,
  { signingKey, previous = [], catalogue, progress = () => {} }: PackOptions = {},
): Promise<number> {
  progress("collecting");
  const dossier = dossierOf(judgement, context, catalogue);
  const guard = secretGuard(judgement.plan);
  const guarded: Put = (path, pieces) => put(path, guard(path, pieces));
  const payload = await producePayload(dossier, context, guarded, progress);
  const tags = tagFiles(dossier, payload, signingKey, previous);
  for (const [path, content] of tags) guarded(path, [content]);
  return payload.length + tags.size;
}

/** The same, held in memory: path → content. */
export async function buildPack(
  judgement: Judgement,
  context: Context,
  options: PackOptions = {},
): Promise<Files> {
  const files = new Map<string, string | Uint8Array>();
  const put: Put = (path, pieces) => {
    const [first = "", ...rest] = pieces;
    files.set(path, rest.length === 0 ? first : [first, ...rest].join(""));
  };
  await producePack(judgement, context, put, options);
  return files;
}
