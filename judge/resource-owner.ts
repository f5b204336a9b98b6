import { packageOf, type Resource } from "../policies/kernel/resource.ts";
import { subProcessorOfPackage } from "../register/vendor-facts.ts";

/** The sub-processor that holds a resource, or undefined where none does. */
export function ownerOf({ type }: Resource): string | undefined {
  return subProcessorOfPackage(packageOf(type));
}
