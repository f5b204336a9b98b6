import { types } from "../../vendors/types.ts";
import { oncePerStack } from "./once-per-stack.ts";
import type { Stack } from "./rule.ts";
import type { Subject } from "./subject.ts";

const bucketsByUrn = oncePerStack(
  (stack) => new Map(stack.ofType(types.cloudflare.r2Bucket).map((bucket) => [bucket.resource.urn, bucket])),
);

const bucketsByName = oncePerStack((stack) =>
  Map.groupBy(stack.ofType(types.cloudflare.r2Bucket), (bucket) => bucket.raw("name")),
);

/** The bucket that a child depends on for its name, where the name itself is not known yet. */
function bucketBehind(child: Subject, stack: Stack): Subject | undefined {
  if (typeof child.raw("bucketName") === "string") return undefined;
  const buckets = bucketsByUrn(stack);
  const origin = (child.resource.propertyDependencies.bucketName ?? []).find((urn) => buckets.has(urn));
  return origin === undefined ? undefined : buckets.get(origin);
}

/**
 * The bucket of the stack that a child is about: by its name, or by what a name depends on that is not known yet. Throws
 * `Unverified` for a name that is not shown.
 */
export function bucketOf(child: Subject, stack: Stack): Subject | undefined {
  const behind = bucketBehind(child, stack);
  if (behind || child.isUnknown("bucketName")) return behind;
  const { value } = child.read("bucketName");
  return value === undefined ? undefined : bucketsByName(stack).get(value)?.[0];
}

/** Children of one type: those of a known bucket by its URN, the others by the name that they state. */
interface Children {
  readonly byBucket: ReadonlyMap<string | undefined, readonly Subject[]>;
  readonly byName: ReadonlyMap<unknown, readonly Subject[]>;
}

const childrenByType = oncePerStack((stack) => {
  const known = new Map<string, Children>();
  return (type: string): Children => {
    const found = known.get(type);
    if (found) return found;
    const byBucket = Map.groupBy(stack.ofType(type), (child) => bucketBehind(child, stack)?.resource.urn);
    const byName = Map.groupBy(byBucket.get(undefined) ?? [], (child) => child.read("bucketName").value);
    const children = { byBucket, byName };
    known.set(type, children);
    return children;
  };
});

/** The children of one type that are about a bucket, the same way round. Throws `Unverified` where a name is unknown. */
export function ofBucket(stack: Stack, type: string, bucket: Subject): readonly Subject[] {
  const { byBucket, byName } = childrenByType(stack)(type);
  const named = byName.size === 0 ? [] : (byName.get(bucket.read("name").value) ?? []);
  return [...(byBucket.get(bucket.resource.urn) ?? []), ...named];
}
