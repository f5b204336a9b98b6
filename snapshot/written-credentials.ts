import { isCredential } from "../policies/kernel/credentials.ts";
import type { Resource } from "../policies/kernel/resource.ts";
import { Subject } from "../policies/kernel/subject.ts";
import { leavesOf } from "../policies/kernel/texts.ts";

/** A credential that is none of these texts of the configuration stands in the program, where everyone reads it. */
export function withWrittenCredentials(resource: Resource, configured: ReadonlySet<string>): Resource {
  const writtenCredentials = leavesOf(new Subject(resource))
    .filter(
      ({ path, value }) =>
        typeof value === "string" && isCredential(resource, path) && !configured.has(value),
    )
    .map(({ path }) => path);
  return writtenCredentials.length > 0 ? { ...resource, writtenCredentials } : resource;
}
