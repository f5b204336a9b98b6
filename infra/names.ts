import { getProject, getStack } from "@pulumi/pulumi";

/** Name of a thing at its vendor, as `kaitalk-prod` or `kaitalk-prod-documents`: the stack, never a person. */
export function stackName(suffix?: string): string {
  return [getProject(), getStack(), suffix].filter(Boolean).join("-");
}
