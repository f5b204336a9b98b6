import { packageOf, type Resource } from "../policies/kernel/resource.ts";
import type { Register } from "../register/schema.ts";

/** The sub-processor that holds a resource, or undefined where none does. */
export function ownerOf({ type }: Resource, { subProcessors }: Register): string | undefined {
  const pkg = packageOf(type);
  return subProcessors.find(({ providers }) => providers.includes(pkg))?.id;
}
