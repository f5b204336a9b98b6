import { vendorFact } from "../register/vendor-facts.ts";
import type { BucketKind } from "./buckets.ts";
import type { Term } from "./copies.ts";
import type { DeclaredBucket } from "./declared.ts";
import { endless, factTerm } from "./terms.ts";

/** A bucket that may hold objects of a kind, and what they live there. */
export interface BucketTerms {
  readonly name: string;
  readonly terms: readonly Term[];
}

/** What objects of a kind live in each bucket that may hold them; one unknown where the stack does not show the bucket. */
export function bucketTerms(kind: BucketKind, buckets: readonly DeclaredBucket[] | undefined): BucketTerms[] {
  const unknown = (label: string): BucketTerms => ({
    name: kind,
    terms: [{ label, seconds: undefined, source: "stack: R2 buckets", of: "stack" }],
  });
  if (buckets === undefined) return [unknown("which buckets there are")];
  const holding = buckets.filter(({ holds }) => holds === kind || holds === undefined);
  if (holding.length === 0) return [unknown(`the bucket of ${kind}`)];
  return holding.map((bucket) => ({ name: bucket.name, terms: objectTerms(bucket) }));
}

/** R2 deletes an object once it is old enough and unlocked, so the longer of the two counts. */
function objectTerms({ name, lifecycleSeconds, lockSeconds }: DeclaredBucket): Term[] {
  return [
    objectAge(lifecycleSeconds, `stack: lifecycle of bucket ${name}`),
    ...lockBeyond(lifecycleSeconds, lockSeconds),
    factTerm("removal", "removal by R2", "r2-lifecycle-lag"),
  ];
}

function objectAge(seconds: number | undefined, source: string): Term {
  if (seconds === Number.POSITIVE_INFINITY)
    return endless("age", "object age: no enabled lifecycle covers every object", source);
  return { phase: "age", label: "object age", seconds, source, of: "stack" };
}

/** How long a lock holds an object that the lifecycle would delete; nothing where it does not. */
function lockBeyond(lifecycle: number | undefined, lock: number | undefined): Term[] {
  const beyond = (seconds: number | undefined): Term => ({
    phase: "removal",
    label: "lock beyond the object age",
    seconds,
    source: vendorFact("r2-lock-beats-lifecycle").cited,
    of: "stack",
  });
  if (lock === 0) return [];
  if (lock === Number.POSITIVE_INFINITY) return [beyond(lock)];
  if (lifecycle === undefined || lock === undefined) return [beyond(undefined)];
  return lock > lifecycle ? [beyond(lock - lifecycle)] : [];
}
