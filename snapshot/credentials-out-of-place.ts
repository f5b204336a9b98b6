import { isCredential } from "../policies/kernel/credentials.ts";
import { packageOf, type Resource } from "../policies/kernel/resource.ts";
import { Subject } from "../policies/kernel/subject.ts";
import { leavesOf } from "../policies/kernel/texts.ts";
import { variableCalled } from "../register/environment.ts";
import { subProcessorOfPackage } from "../register/vendor-facts.ts";

/**
 * Names the credentials of a resource that are no text of the configuration, and so stand in the program, where everyone
 * reads them; and those that are the key of other companies than the one that is called with them. `companies` are
 * those whose key each text of the configuration is.
 */
export function withCredentialsOutOfPlace(
  resource: Resource,
  companies: ReadonlyMap<string, ReadonlySet<string>>,
): Resource {
  const writtenCredentials: string[] = [];
  const misplacedCredentials: string[] = [];
  for (const { path, value } of leavesOf(new Subject(resource))) {
    if (typeof value !== "string" || !isCredential(resource, path)) continue;
    const whose = companies.get(value);
    if (!whose) writtenCredentials.push(path);
    else if (whose.size > 0 && !whose.has(companyCalled(resource, path) ?? ""))
      misplacedCredentials.push(path);
  }
  return {
    ...resource,
    ...(writtenCredentials.length > 0 && { writtenCredentials }),
    ...(misplacedCredentials.length > 0 && { misplacedCredentials }),
  };
}

/** The sub-processor that is called with the credential at a place. */
function companyCalled({ type }: Resource, path: string): string | undefined {
  const [, variable] = /^envVars\.([^.]+)\.value$/.exec(path) ?? [];
  return variable === undefined ? subProcessorOfPackage(packageOf(type)) : variableCalled(variable)?.owner;
}
