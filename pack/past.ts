import { readManifest } from "./bag.ts";
import { type LedgerEntry, readLedger } from "./ledger.ts";
import { textOf } from "./read-pack.ts";
import type { Files } from "./write-files.ts";

/** What a pack holds of the past. */
export interface Past {
  /** Up to that pack, the first first. */
  readonly releases: readonly LedgerEntry[];
  readonly published: PublishedVersions;
}

/** Digest of each published version of the list, by the path of its facts and of what its verdicts rest on. */
type PublishedVersions = ReadonlyMap<string, string>;

const ofVersion = /^register\/published\/[^/]+\/(facts|basis)\.json$/;

export function pastIn(files: Files): Past {
  return {
    releases: readLedger(textOf(files, "ledger.jsonl")).entries,
    published: publishedAmong(readManifest("inputs.sha256", textOf(files, "data/inputs.sha256")).digests),
  };
}

/** The published versions among inputs, each a path with its digest. */
export function publishedAmong(inputs: Iterable<readonly [string, string]>): PublishedVersions {
  return new Map([...inputs].filter(([path]) => ofVersion.test(path)));
}

/** What was published when an earlier pack was made, and is not there now as it was: what was said once stays said. */
export function rewrittenVersions(before: PublishedVersions, now: PublishedVersions): string[] {
  return [...before]
    .filter(([path, digest]) => now.get(path) !== digest)
    .map(
      ([path]) =>
        `${path} is not what it was in the earlier pack: a published version is never changed or removed; restore it.`,
    );
}
