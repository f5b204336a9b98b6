import { type BucketKind, clauseOfKind } from "./buckets.ts";
import type { Term } from "./copies.ts";
import { type CopyDraft, citeFact, endless, factTerm } from "./copy-draft.ts";
import type { DeclaredBucket } from "./declared.ts";
import { operatingLimits } from "./operating-limits.ts";

/** The copies in R2 of one data type: one a bucket that may hold it, or one unknown where the buckets are. */
export function bucketCopies(clause: string, buckets: readonly DeclaredBucket[] | undefined): CopyDraft[] {
  const kind = (Object.keys(clauseOfKind) as BucketKind[]).find((each) => clauseOfKind[each] === clause);
  if (!kind) return [];
  const common = { label: `Objects in R2 (${kind})`, subProcessor: "cloudflare" };
  const unknown = (what: string): CopyDraft => ({
    ...common,
    id: `r2-${kind}`,
    terms: [{ label: what, seconds: undefined, source: "stack: R2 buckets" }],
  });
  if (buckets === undefined) return [unknown("which buckets there are")];
  const holding = buckets.filter(({ holds }) => holds === kind || holds === undefined);
  if (holding.length === 0 && kind === "documents") return [unknown("the bucket of documents")];
  return holding.map((bucket) => ({ ...common, id: `r2-${bucket.name}`, terms: objectTerms(kind, bucket) }));
}

/** R2 deletes an object once it is old enough and unlocked, so the longer of the two counts. */
function objectTerms(kind: BucketKind, { name, lifecycleSeconds, lockSeconds }: DeclaredBucket): Term[] {
  const lifecycle = `stack: lifecycle of bucket ${name}`;
  const terms: Term[] =
    lifecycleSeconds === Number.POSITIVE_INFINITY
      ? [endless("object age: no enabled lifecycle covers every object", lifecycle)]
      : [{ label: "object age", seconds: lifecycleSeconds, source: lifecycle }];
  if (kind === "recordings") {
    const { uploadSeconds } = operatingLimits;
    terms.unshift({
      label: "upload",
      seconds: uploadSeconds,
      source: "retention/operating-limits.ts",
    });
  }
  const lock = lockBeyond(lifecycleSeconds, lockSeconds);
  if (lock !== 0)
    terms.push({
      label: "lock beyond the object age",
      seconds: lock,
      source: citeFact("cloudflare", "r2-lock-beats-lifecycle"),
    });
  return [...terms, factTerm("cloudflare", "r2-lifecycle-lag", "removal by R2")];
}

function lockBeyond(lifecycle: number | undefined, lock: number | undefined): number | undefined {
  if (lock === 0) return 0;
  if (lifecycle === undefined || lock === undefined) return undefined;
  return lock > lifecycle ? lock - lifecycle : 0;
}
