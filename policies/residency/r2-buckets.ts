import { types } from "../../vendors/types.ts";
import { UNKNOWN } from "../kernel/resource.ts";
import type { Stack } from "../kernel/rule.ts";
import type { Subject } from "../kernel/subject.ts";

const { r2BucketCors, r2BucketEventNotification, r2BucketLifecycle, r2BucketLock } = types.cloudflare;
const { r2BucketSippy, r2CustomDomain, r2ManagedDomain } = types.cloudflare;

/** Types that set something on a bucket which they name by account, name and jurisdiction. */
export const bucketChildren = [
  r2BucketCors,
  r2BucketEventNotification,
  r2BucketLifecycle,
  r2BucketLock,
  r2BucketSippy,
  r2CustomDomain,
  r2ManagedDomain,
] as const;

/** The bucket of the stack that a child names; by what its name depends on where the name is not known yet. */
export function bucketOf(child: Subject, stack: Stack): Subject | undefined {
  const buckets = stack.ofType(types.cloudflare.r2Bucket);
  if (child.properties.bucketName === UNKNOWN) {
    const origins = child.resource.propertyDependencies.bucketName ?? [];
    return buckets.find(({ resource }) => origins.includes(resource.urn));
  }
  const name = child.read("bucketName").value;
  return buckets.find((bucket) => bucket.properties.name === name);
}
