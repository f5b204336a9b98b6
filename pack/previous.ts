import type { KeyObject } from "node:crypto";
import { InputError } from "../register/input-error.ts";
import { checkFiles } from "./check-files.ts";
import { checkLedger } from "./check-ledger.ts";
import { checkSignature } from "./check-signature.ts";
import { type Past, pastIn } from "./past.ts";
import { readPack } from "./read-pack.ts";

/**
 * The past until the pack in `folder`, for the next one to continue or for a verifier to compare. With `key` the
 * pack must be signed by it. Throws `InputError` where anything about the pack is wrong: a past that cannot be read is
 * none, and a chain must not go on from a forged one.
 */
export function pastOf(folder: string, key?: KeyObject): Past {
  const { files, unread } = readPack(folder);
  const wrong = [checkFiles(files, unread), checkSignature(files, key), checkLedger(files)].filter(
    ({ answer }) => answer === "failed",
  );
  if (wrong.length > 0)
    throw new InputError(
      wrong.flatMap(({ question, sentences }) => sentences.map((said) => `${folder}: ${question}: ${said}`)),
    );
  return pastIn(files);
}
