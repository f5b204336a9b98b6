import type { KeyObject } from "node:crypto";
import type { Check } from "./check.ts";
import { checkFiles } from "./check-files.ts";
import { checkLedger } from "./check-ledger.ts";
import { checkSignature } from "./check-signature.ts";
import { checkTimestamp } from "./check-timestamp.ts";
import type { Past } from "./past.ts";
import type { Files } from "./write-files.ts";

/** What the verifier brings along and trusts. */
export interface Trust {
  readonly key?: KeyObject;
  /** File with the certificates of a time-stamping authority. */
  readonly authority?: string;
  /** What the verifier kept from an earlier pack. */
  readonly kept?: Past;
}

/** Every question that can be asked of a pack without deriving it again. `unread`: see {@link checkFiles}. */
export function verifyPack(
  files: Files,
  { key, authority, kept }: Trust = {},
  unread: ReadonlyMap<string, string> = new Map(),
): Check[] {
  return [
    checkFiles(files, unread),
    checkSignature(files, key),
    checkLedger(files, kept),
    checkTimestamp(files, authority),
  ];
}
