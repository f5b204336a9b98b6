import { createPublicKey } from "node:crypto";
import { canonicalLine, sha256 } from "../judge/canonical-json.ts";
import { fingerprintOf } from "../signature/keys.ts";
import { type Check, failedOr } from "./check.ts";
import { type LedgerEntry, ledgerProblems, readLedger } from "./ledger.ts";
import { type Past, pastIn, rewrittenVersions } from "./past.ts";
import { textOf } from "./read-pack.ts";
import type { Files } from "./write-files.ts";

/**
 * Whether the chain of releases is unbroken, ends with this pack and, where `kept` is given, begins with the releases
 * that the verifier kept, with every version of the list that was published by then.
 */
export function checkLedger(files: Files, kept?: Past): Check {
  const { entries, problems } = readLedger(textOf(files, "ledger.jsonl"));
  const last = entries.at(-1);
  const all = [
    ...problems,
    ...ledgerProblems(entries),
    ...backInTime(entries),
    ...(last ? ofThisPack(last, files) : ["ledger.jsonl has no entry."]),
    ...(kept ? rewritten(entries, kept.releases) : []),
    ...(kept ? rewrittenVersions(kept.published, pastIn(files).published) : []),
  ];
  const sentences = [
    `${entries.length === 1 ? "One release" : `${entries.length} releases`}, unbroken; the chain ends with ${last?.hash}.`,
    ...keyChanges(entries),
  ];
  return failedOr("ledger", all, { answer: "passed", sentences });
}

function ofThisPack({ manifest, key }: LedgerEntry, files: Files): string[] {
  const isSigned = files.has("attestation.dsse.json");
  const problems: string[] = [];
  if (manifest !== sha256(files.get("manifest-sha256.txt") ?? ""))
    problems.push("ledger.jsonl ends with another pack: its last manifest is not that of this one.");
  if (key !== null && !isSigned)
    problems.push("The signature was removed: the ledger says that this pack was signed.");
  if (isSigned && key !== fingerprintIn(files))
    problems.push(
      "The key was swapped: the ledger names another key for this pack than the one that came with it.",
    );
  return problems;
}

function fingerprintIn(files: Files): string | undefined {
  try {
    return fingerprintOf(createPublicKey(textOf(files, "public-key.pem")));
  } catch {
    return undefined;
  }
}

function rewritten(entries: readonly LedgerEntry[], kept: readonly LedgerEntry[]): string[] {
  const at = kept.findIndex((entry, index) => {
    const here = entries[index];
    return here === undefined || canonicalLine(here) !== canonicalLine(entry);
  });
  return at === -1
    ? []
    : [`The past was rewritten: release ${at + 1} of the ledger is not the one that you kept.`];
}

function backInTime(entries: readonly LedgerEntry[]): string[] {
  return entries.flatMap(({ time, sequence }, index) => {
    const before = entries[index - 1];
    return before && Date.parse(time) < Date.parse(before.time)
      ? [`Release ${sequence} says that it was made before release ${before.sequence}.`]
      : [];
  });
}

/** A new key is no fault, but a reader should ask for the reason. */
function keyChanges(entries: readonly LedgerEntry[]): string[] {
  return entries.flatMap(({ key, sequence }, index) => {
    const before = entries[index - 1];
    return before && before.key !== key ? [`The signing key changed with release ${sequence}.`] : [];
  });
}
