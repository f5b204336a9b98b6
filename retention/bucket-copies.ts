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
  return [
    ...(kind === "recordings" ? [upload] : []),
    objectAge(lifecycleSeconds, `stack: lifecycle of bucket ${name}`),
    ...lockBeyond(lifecycleSeconds, lockSeconds),
    factTerm("removal", "removal by R2", "cloudflare", "r2-lifecycle-lag"),
  ];
}

const upload: Term = {
  phase: "job",
  label: "upload",
  seconds: operatingLimits.uploadSeconds,
  source: "retention/operating-limits.ts",
};

function objectAge(seconds: number | undefined, source: string): Term {
  if (seconds === Number.POSITIVE_INFINITY)
    return endless("age", "object age: no enabled lifecycle covers every object", source);
  return { phase: "age", label: "object age", seconds, source };
}

/** How long a lock holds an object that the lifecycle would delete; nothing where it does not. */
function lockBeyond(lifecycle: number | undefined, lock: number | undefined): Term[] {
  const source = citeFact("cloudflare", "r2-lock-beats-lifecycle");
  const beyond = (seconds: number | undefined): Term => ({
    phase: "removal",
    label: "lock beyond the object age",
    seconds,
    source,
  });
  if (lock === 0) return [];
  if (lock === Number.POSITIVE_INFINITY) return [beyond(lock)];
  if (lifecycle === undefined || lock === undefined) return [beyond(undefined)];
  return lock > lifecycle ? [beyond(lock - lifecycle)] : [];
}
