import { z } from "zod";
import { canonicalLine, sha256 } from "../judge/canonical-json.ts";
import { parseJson } from "./parse-json.ts";

const digest = z.string().regex(/^[0-9a-f]{64}$/);

const entrySchema = z.strictObject({
  sequence: z.int().positive(),
  /** Hash of the entry before; 64 zeros for the first. */
  previous: digest,
  time: z.iso.datetime(),
  commit: z.string(),
  stack: z.string(),
  asOf: z.iso.date(),
  registerVersion: z.string(),
  /** Digest of the pack's `manifest-sha256.txt`. */
  manifest: digest,
  /** Fingerprint of the key that signed the pack; null for an unsigned pack. */
  key: digest.nullable(),
  /** Digest of the other fields as one canonical line: `jq -cSj 'del(.hash)' | sha256sum`. */
  hash: digest,
});

/** One release of evidence in the chain of all releases. */
export type LedgerEntry = z.infer<typeof entrySchema>;

const beginning = "0".repeat(64);

/** The ledger with one more entry, as JSON lines. `previous` must have been checked with {@link ledgerProblems}. */
export function appendEntry(
  previous: readonly LedgerEntry[],
  release: Omit<LedgerEntry, "sequence" | "previous" | "hash">,
): LedgerEntry[] {
  const last = previous.at(-1);
  const entry = { ...release, sequence: (last?.sequence ?? 0) + 1, previous: last?.hash ?? beginning };
  return [...previous, { ...entry, hash: hashOf(entry) }];
}

export function ledgerText(entries: readonly LedgerEntry[]): string {
  return entries.map((entry) => `${canonicalLine(entry)}\n`).join("");
}

/** Reads JSON lines. Lines that are no entries are named in `problems`. */
export function readLedger(text: string): { readonly entries: LedgerEntry[]; readonly problems: string[] } {
  const entries: LedgerEntry[] = [];
  const problems: string[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line === "") continue;
    const parsed = entrySchema.safeParse(parseJson(line));
    if (parsed.success) {
      entries.push(parsed.data);
      // A key that stands there twice is read in two ways by two readers.
      if (line !== canonicalLine(parsed.data))
        problems.push(`ledger.jsonl:${index + 1} says more than its entry, or says something twice.`);
    } else problems.push(`ledger.jsonl:${index + 1} is no ledger entry.`);
  }
  return { entries, problems };
}

/** What is wrong with the chain: an entry that was changed, dropped, added or moved. Empty where nothing is. */
export function ledgerProblems(entries: readonly LedgerEntry[]): string[] {
  return entries.flatMap((entry, index) => {
    const line = `ledger.jsonl:${index + 1}`;
    const { hash, ...rest } = entry;
    if (hash !== hashOf(rest)) return [`${line} was changed: its hash is not that of its content.`];
    if (entry.sequence !== index + 1)
      return [`${line} is out of order: it is entry ${entry.sequence} of the chain.`];
    const before = entries[index - 1];
    if (entry.previous !== (before?.hash ?? beginning))
      return [`${line} does not follow the line before it: an entry was dropped, added or replaced.`];
    return [];
  });
}

function hashOf(entry: Omit<LedgerEntry, "hash">): string {
  return sha256(canonicalLine(entry));
}
