import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb.js";

/** Options with which the engine applies something else than the program registers, each with what it does. */
const hidden: readonly (readonly [
  option: string,
  effect: string,
  isSet: (request: RegisterResourceRequest) => boolean,
])[] = [
  ["transforms", "changes the inputs", (request) => request.getTransformsList().length > 0],
  ["import", "takes over a resource made elsewhere", (request) => request.getImportid() !== ""],
  ["pluginDownloadURL", "runs a provider from elsewhere", (request) => request.getPlugindownloadurl() !== ""],
];

/** The same, for every resource at once. */
export const stackTransform =
  "the program registers a transform of the whole stack, which changes inputs after this plan was judged; declare the resources as they shall be.";

/**
 * Why what the engine would apply may differ from what is registered, and so from what is judged; undefined where it
 * cannot. The plan in this process never runs such an option, so it refuses the program that uses one.
 */
export function hiddenChange(request: RegisterResourceRequest): string | undefined {
  const found = hidden.find(([, , isSet]) => isSet(request));
  if (!found) return undefined;
  const [option, effect] = found;
  const subject = `${request.getType()} "${request.getName()}"`;
  return `${subject} has the option ${option}, which ${effect} after this plan was judged; declare the resource as it shall be.`;
}
