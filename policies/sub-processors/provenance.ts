import { isDataFreePackage } from "../../register/hosts.ts";
import { subProcessorOfPackage } from "../../register/vendor-facts.ts";
import { resourcesAt } from "../kernel/by-urn.ts";
import { packageOf } from "../kernel/resource.ts";
import type { Stack } from "../kernel/rule.ts";
import { type Subject, Unverified } from "../kernel/subject.ts";

/** Whether resources of a Pulumi package belong to someone on the list, or hold no customer's data. */
export function isRegistered(pkg: string): boolean {
  return subProcessorOfPackage(pkg) !== undefined || isDataFreePackage(pkg);
}

/**
 * A host that only the engine will know is known enough where every resource that its property depends on belongs to
 * someone on the list: what such a resource answers cannot name a stranger. The packages of all others are returned.
 * Throws `Unverified` where nothing says what the host comes from.
 */
export function strangersBehind(subject: Subject, path: string, stack: Stack): string[] {
  const property = path.split(/[.[]/, 1)[0] ?? path;
  const origins = subject.resource.propertyDependencies[property] ?? [];
  const known = resourcesAt(stack, origins);
  if (origins.length === 0 || known.length < origins.length)
    throw new Unverified(
      `${path} is not known before the resource exists and comes from no resource of this stack`,
    );
  return known.map(({ resource }) => packageOf(resource.type)).filter((pkg) => !isRegistered(pkg));
}
