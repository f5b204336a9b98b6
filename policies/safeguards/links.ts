import type { Resource } from "../kernel/resource.ts";
import type { Subject } from "../kernel/subject.ts";

/** Whether `property` takes its value from `target`, as the engine records it, known or not. */
export function takesFrom(node: Subject, property: string, target: Resource): boolean {
  return node.resource.propertyDependencies[property]?.includes(target.urn) ?? false;
}

/** Whether `property` takes its value from a resource of one of these types. */
export function takesFromType(node: Subject, property: string, ...types: readonly string[]): boolean {
  const urns = node.resource.propertyDependencies[property] ?? [];
  return urns.some((urn) => types.some((type) => urn.includes(`::${type}::`) || urn.includes(`$${type}::`)));
}

/** Whether a child resource of a bucket is about this one: by dependency, else by the literal name. Throws `Unverified`. */
export function isOfBucket(child: Subject, bucket: Subject): boolean {
  if (takesFrom(child, "bucketName", bucket.resource)) return true;
  return child.read("bucketName").value === bucket.read("name").value;
}
