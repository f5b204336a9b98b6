import { z } from "zod";
import type { Properties, Resource, SourcePosition } from "../policies/kernel/resource.ts";
import { fromEngine } from "../policies/kernel/sentinels.ts";
import { readUrn } from "../register/urn.ts";

const properties = z.record(z.string(), z.unknown());

/** What we read of a resource in the engine's own JSON: state export and preview share it. Source: apitype.ResourceV3. */
export const engineResource = z.looseObject({
  urn: z.string().startsWith("urn:pulumi:", "is not a resource URN"),
  type: z.string(),
  id: z.string().default(""),
  /** Replaced, and not deleted at the vendor yet. */
  delete: z.boolean().default(false),
  /** Deleted at the vendor for a replacement that has not been made yet. */
  pendingReplacement: z.boolean().default(false),
  /** What went wrong after it was made: it exists, unfinished. */
  initErrors: z.array(z.string()).nullish(),
  custom: z.boolean().default(false),
  external: z.boolean().default(false),
  inputs: properties.default({}),
  outputs: properties.default({}),
  parent: z.string().optional(),
  protect: z.boolean().default(false),
  ignoreChanges: z.array(z.string()).default([]),
  retainOnDelete: z.boolean().default(false),
  deletedWith: z.string().default(""),
  provider: z.string().optional(),
  dependencies: z.array(z.string()).default([]),
  propertyDependencies: z.record(z.string(), z.array(z.string()).nullable()).default({}),
  sourcePosition: z.string().optional(),
  stackTrace: z.array(z.looseObject({ sourcePosition: z.string().optional() })).default([]),
});
export type EngineResource = z.infer<typeof engineResource>;

/**
 * A resource as rules see it. One that was only read (`.get`) has no inputs of ours and is judged on its outputs.
 * Throws `InputError` where a secret cannot be read.
 */
export function toResource(entry: EngineResource): Resource {
  const frames = [entry, ...entry.stackTrace].flatMap(({ sourcePosition: uri }) => (uri ? [{ uri }] : []));
  const source = sourceAmong(frames);
  return {
    urn: entry.urn,
    type: entry.type,
    name: readUrn(entry.urn).name,
    custom: entry.custom,
    inputs: fromEngine(entry.external ? entry.outputs : entry.inputs) as Properties,
    outputs: fromEngine(entry.outputs) as Properties,
    protect: entry.protect,
    ignoreChanges: entry.ignoreChanges,
    keptBy: keptBy(entry),
    dependencies: entry.dependencies,
    propertyDependencies: Object.fromEntries(
      Object.entries(entry.propertyDependencies)
        .filter(([, urns]) => urns && urns.length > 0)
        .map(([name, urns]) => [name, urns ?? []]),
    ),
    secretsVisible: true,
    ...(entry.external && { external: true as const }),
    ...(entry.id && { id: entry.id }),
    ...(entry.parent && { parent: entry.parent }),
    ...(entry.provider && { provider: entry.provider }),
    ...(source && { source }),
  };
}

/** The options under which the engine forgets a resource instead of deleting it. */
export function keptBy(options: {
  readonly retainOnDelete: boolean | undefined;
  readonly deletedWith: string;
}): string[] {
  return (["retainOnDelete", "deletedWith"] as const).filter((option) => options[option]);
}

/** A frame as the engine writes it (`project://…#31,5`) or the SDK (`file:…` and a line). */
interface Frame {
  readonly uri: string;
  readonly line?: number;
}

/** The line of the program that declares a resource: the innermost frame in infra/. Undefined where there is none. */
export function sourceAmong(frames: readonly Frame[]): SourcePosition | undefined {
  for (const { uri, line } of frames) {
    // Under ES modules the SDK writes the URI twice, its query encoded; what follows the last scheme counts.
    const [location = "", fragment = ""] = uri.split("#");
    const file = /(?:^|\/)(infra\/.+\.ts)(?:(?:\?|%3F).*)?$/.exec(
      decoded(location.slice(location.lastIndexOf(":") + 1)),
    )?.[1];
    const number = line ?? Number(fragment.split(",")[0]);
    if (file && number > 0) return { file, line: number };
  }
  return undefined;
}

/** A position is only shown, so that one which is no URI stands as it is written. */
function decoded(location: string): string {
  try {
    return decodeURI(location);
  } catch {
    return location;
  }
}
