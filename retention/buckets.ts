import type { ClauseId } from "../register/clause-ids.ts";

/** What a bucket may hold. The name of every bucket ends in its kind, as `kaitalk-prod-recordings`. */
export type BucketKind = "recordings" | "documents" | "site";

/** The promise that bounds the objects of each kind; none for published pages, which hold no personal data. */
export const clauseOfKind = {
  recordings: "call-audio-and-transcript",
  documents: "stored-documents",
  site: undefined,
} as const satisfies Record<BucketKind, ClauseId | undefined>;

/** The kind that a bucket's name ends in; undefined for any other name, whose objects then count as every kind. */
export function bucketKindOf(name: string): BucketKind | undefined {
  return (Object.keys(clauseOfKind) as BucketKind[]).find((kind) => name.endsWith(`-${kind}`));
}
