import { oncePerStack } from "../kernel/once-per-stack.ts";
import type { Resource } from "../kernel/resource.ts";
import type { Stack } from "../kernel/rule.ts";
import { type Subject, Unverified } from "../kernel/subject.ts";

/** Whether `property` takes its value from `target`, as the engine records it, known or not. */
export function takesFrom(node: Subject, property: string, target: Resource): boolean {
  return node.resource.propertyDependencies[property]?.includes(target.urn) ?? false;
}

/** Whether `property` takes its value from a resource of one of these types. */
export function takesFromType(node: Subject, property: string, ...types: readonly string[]): boolean {
  const urns = node.resource.propertyDependencies[property] ?? [];
  return urns.some((urn) => types.some((type) => urn.includes(`::${type}::`) || urn.includes(`$${type}::`)));
}

/** The children of one type, as positions among them. */
interface Children {
  readonly all: readonly Subject[];
  readonly byBucket: ReadonlyMap<string, readonly number[]>;
  readonly byName: ReadonlyMap<unknown, readonly number[]>;
  /** Those whose name is not shown, and why. */
  readonly unread: ReadonlyMap<number, Unverified>;
}

function childrenIn(all: readonly Subject[]): Children {
  const byBucket = new Map<string, number[]>();
  const byName = new Map<unknown, number[]>();
  const unread = new Map<number, Unverified>();
  const add = <Key>(index: Map<Key, number[]>, key: Key, at: number) => {
    const known = index.get(key);
    if (known) known.push(at);
    else index.set(key, [at]);
  };
  for (const [at, child] of all.entries()) {
    for (const urn of new Set(child.resource.propertyDependencies.bucketName)) add(byBucket, urn, at);
    try {
      add(byName, child.read("bucketName").value, at);
    } catch (error) {
      if (!(error instanceof Unverified)) throw error;
      unread.set(at, error);
    }
  }
  return { all, byBucket, byName, unread };
}

/**
 * Finds the child resources of one type that are about a bucket, in the order of the stack: by dependency, else by the
 * literal name. The finder throws `Unverified` where a name is not shown.
 */
export function childrenFinder(type: string): (stack: Stack, bucket: Subject) => Subject[] {
  const children = oncePerStack((stack) => childrenIn(stack.ofType(type)));
  return (stack, bucket) => {
    const { all, byBucket, byName, unread } = children(stack);
    const linked = new Set(byBucket.get(bucket.resource.urn));
    for (const [at, reason] of unread) if (!linked.has(at)) throw reason;
    const named = linked.size < all.length ? (byName.get(bucket.read("name").value) ?? []) : [];
    return [...new Set([...linked, ...named])]
      .sort((one, other) => one - other)
      .flatMap((at) => all[at] ?? []);
  };
}
