import { type BucketKind, bucketKindOf, clauseOfKind } from "../../retention/buckets.ts";
import { largestLifecycle, latestLifecycle } from "../../retention/solve.ts";
import { types } from "../../vendors/types.ts";
import type { Subject } from "../kernel/subject.ts";

import { inBuckets } from "./clauses.ts";

/** The kind of the bucket that a bucket, lifecycle or lock is about. Throws `Unverified` where its name is unknown. */
export function kindOf(subject: Subject): BucketKind | undefined {
  const { type } = subject.resource;
  const { value } = subject.read(type === types.cloudflare.r2Bucket ? "name" : "bucketName");
  return typeof value === "string" ? bucketKindOf(value) : undefined;
}

/** The promises that bound the objects of the bucket; both where its name says no kind. Throws `Unverified` where it is unknown. */
export function clausesOf(subject: Subject): readonly (typeof inBuckets)[number][] {
  const kind = kindOf(subject);
  if (kind === undefined) return inBuckets;
  return [kind === "recordings" ? clauseOfKind.recordings : clauseOfKind.documents];
}

/** Whether the objects are bounded by a promise: all but those of a bucket named for published pages. */
export function holdsPersonalData(subject: Subject): boolean {
  return kindOf(subject) !== "site";
}

/**
 * The oldest ages in seconds at which a lifecycle may expire its objects: beyond `surely` they outlive the documented
 * period, beyond `usually` only the vendor's usual time and the application's own haste keep them within it.
 */
export function expiryBounds(subject: Subject): { readonly surely: number; readonly usually: number } {
  const kind = kindOf(subject);
  const kinds = kind ? [kind] : (Object.keys(clauseOfKind) as BucketKind[]);
  const least = (bound: (kind: BucketKind) => number | undefined) =>
    Math.min(...kinds.map((each) => bound(each) ?? Number.POSITIVE_INFINITY));
  return { surely: least(latestLifecycle), usually: least((each) => largestLifecycle(each)) };
}

/** The rules of a lifecycle that delete objects, whether or not they say when. */
export function deletions(lifecycle: Subject): Subject[] {
  return lifecycle.each("rules").filter((rule) => rule.child("deleteObjectsTransition") !== undefined);
}

/** Whether a lifecycle's rule is on and reaches every object. */
export function isWholeBucket(rule: Subject): boolean {
  return rule.read("enabled").value === true && rule.read("conditions.prefix").value === "";
}

/** Age in seconds at which a lifecycle deletes every object; `Infinity` where it leaves any. */
export function expiryOf(lifecycle: Subject): number {
  const ages = deletions(lifecycle)
    .filter(isWholeBucket)
    .filter((rule) => rule.read("deleteObjectsTransition.condition.type").value === "Age")
    .map((rule) => rule.read("deleteObjectsTransition.condition.maxAge").value)
    .filter((age) => typeof age === "number");
  return Math.min(...ages);
}

/** Seconds for which a lock holds an object at most; `Infinity` where it has no end, or one that no age gives. */
export function lockOf(lock: Subject): number {
  const ages = lock
    .each("rules")
    .filter((rule) => rule.read("enabled").value !== false)
    .map((rule) => {
      const { value } = rule.read("condition.maxAgeSeconds");
      const byAge = rule.read("condition.type").value === "Age" && typeof value === "number";
      return byAge ? value : Number.POSITIVE_INFINITY;
    });
  return Math.max(0, ...ages);
}
