import { isDataFreePackage } from "../../register/hosts.ts";
import { subProcessorOfPackage } from "../../register/vendor-facts.ts";
import { packageOf } from "../kernel/resource.ts";
import type { Stack } from "../kernel/rule.ts";
import { type Node, Unverified } from "../kernel/subject.ts";

/** Whether resources of a Pulumi package belong to someone on the list, or hold no customer's data. */
export function isRegistered(pkg: string): boolean {
  return subProcessorOfPackage(pkg) !== undefined || isDataFreePackage(pkg);
}

/**
 * A host that only the engine will know is known enough where every resource that its property depends on belongs to
 * someone on the list: what such a resource answers cannot name a stranger. Throws `Unverified` otherwise.
 */
export function requireRegisteredOrigin(subject: Node, path: string, stack: Stack): void {
  const property = path.split(/[.[]/, 1)[0] ?? path;
  const origins = subject.resource.propertyDependencies[property] ?? [];
  const known = stack.all.filter(({ resource }) => origins.includes(resource.urn));
  const registered = known.every(({ resource }) => isRegistered(packageOf(resource.type)));
  if (origins.length === 0 || known.length < origins.length || !registered)
    throw new Unverified(`${path} is not known before the resource exists and its origin is not on the list`);
}
