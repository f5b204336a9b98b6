import { z } from "zod";
import type { Properties, Resource, SourcePosition } from "../policies/kernel/resource.ts";
import { fromEngine } from "../policies/kernel/sentinels.ts";

const properties = z.record(z.string(), z.unknown());

/** What we read of a resource in the engine's own JSON: state export and preview share it. Source: apitype.ResourceV3. */
export const engineResource = z.looseObject({
  urn: z.string().startsWith("urn:pulumi:", "is not a resource URN"),
  type: z.string(),
  custom: z.boolean().default(false),
  external: z.boolean().default(false),
  inputs: properties.default({}),
  outputs: properties.default({}),
  parent: z.string().optional(),
  protect: z.boolean().default(false),
  ignoreChanges: z.array(z.string()).default([]),
  provider: z.string().optional(),
  dependencies: z.array(z.string()).default([]),
  propertyDependencies: z.record(z.string(), z.array(z.string()).nullable()).default({}),
  sourcePosition: z.string().optional(),
});
export type EngineResource = z.infer<typeof engineResource>;

/** A resource as rules see it. One that was only read (`.get`) has no inputs of ours and is judged on its outputs. */
export function toResource(entry: EngineResource): Resource {
  const source = entry.sourcePosition && sourcePosition(entry.sourcePosition);
  return {
    urn: entry.urn,
    type: entry.type,
    name: nameOf(entry.urn),
    custom: entry.custom,
    inputs: fromEngine(entry.external ? entry.outputs : entry.inputs) as Properties,
    protect: entry.protect,
    ignoreChanges: entry.ignoreChanges,
    dependencies: entry.dependencies,
    propertyDependencies: Object.fromEntries(
      Object.entries(entry.propertyDependencies)
        .filter(([, urns]) => urns && urns.length > 0)
        .map(([name, urns]) => [name, urns ?? []]),
    ),
    secretsVisible: true,
    ...(entry.parent && { parent: entry.parent }),
    ...(entry.provider && { provider: entry.provider }),
    ...(source && { source }),
  };
}

/** `prod` and `kaitalk` of `urn:pulumi:prod::kaitalk::type::name`. */
export function stackAndProject(urn: string): { stack: string; project: string } {
  const [head = "", project = ""] = urn.split("::");
  return { stack: head.slice("urn:pulumi:".length), project };
}

/**
 * `infra/components/database.ts:31` of the engine's `project://…#31,5` or, from the SDK, of a `file:` URI
 * (doubled under ES modules: what follows the last `file:` counts). Undefined outside the project.
 */
export function sourcePosition(uri: string, line?: number): SourcePosition | undefined {
  const [location = "", fragment = ""] = uri.split("#");
  const last = Math.max(location.lastIndexOf("file:"), location.lastIndexOf("project:"), 0);
  const path = decodeURI(location.slice(last).replace(/^(file|project):\/+/, "/"));
  const inside = path.match(/(?:^|\/)((?:infra|providers)\/.+\.ts)$/)?.[1];
  const number = line ?? Number(fragment.split(",")[0]);
  return inside && number > 0 ? { file: inside, line: number } : undefined;
}

function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}
