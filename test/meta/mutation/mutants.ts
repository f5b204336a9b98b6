import { type Resource, UNKNOWN } from "../../../policies/kernel/resource.ts";
import { leftOut } from "./left-out.ts";
import { type Site, sitesOf, withValue } from "./sites.ts";
import { weakeningsOf } from "./weaken.ts";

/** One weakening of the stack. */
export interface Mutant {
  readonly type: string;
  /** Name of the resource. */
  readonly on: string;
  /** Place inside its inputs; empty for the resource as a whole. */
  readonly path: string;
  readonly mutation: string;
  /** The resource that is weakened; absent where one is only added. */
  readonly before?: Resource;
  /** What stands in its place, or beside the others; absent where it is taken out. */
  readonly after?: Resource;
}

/** Every weakening of every custom resource of a stack, in place. */
export function mutantsOf(resources: readonly Resource[]): Mutant[] {
  return resources
    .filter(({ custom }) => custom)
    .flatMap((resource) => [
      ...ofInputs(resource),
      ...ofOptions(resource),
      repeated(resource),
      removed(resource),
    ]);
}

/** The same weakening on a twin, which leaves the good resource where it is. */
export function besideTheGood({ before, after, ...rest }: Mutant): Mutant {
  return { ...rest, mutation: `twin: ${rest.mutation}`, ...(before && after && { after: twin(after) }) };
}

function ofInputs(resource: Resource): Mutant[] {
  const added = Object.entries(leftOut[resource.type] ?? {}).map(([name, value]) =>
    mutant(resource, name, "added", { inputs: { ...resource.inputs, [name]: value } }),
  );
  const changed = sitesOf(resource.inputs).flatMap((site) =>
    weakeningsOf(site).map(({ mutation, value }) => {
      const inputs = withValue(resource.inputs, site.steps, value);
      return mutant(resource, site.path, mutation, { inputs, ...withoutOrigin(resource, site) });
    }),
  );
  return [...changed, ...added];
}

/** A property that is written down, or left out, depends on no resource. Nested ones share what their property depends on. */
function withoutOrigin({ propertyDependencies }: Resource, { steps, path }: Site): Partial<Resource> {
  if (steps.length > 1 || !propertyDependencies[path]) return {};
  return { propertyDependencies: { ...propertyDependencies, [path]: [] } };
}

function ofOptions(resource: Resource): Mutant[] {
  const { type, inputs, protect, provider, propertyDependencies } = resource;
  const whole = (mutation: string, change: Partial<Resource>) => mutant(resource, "", mutation, change);
  const unknown = Object.keys(propertyDependencies).filter((name) => inputs[name] === UNKNOWN);
  return [
    ...Object.keys(inputs).map((name) => mutant(resource, name, "change ignored", { ignoreChanges: [name] })),
    ...unknown.map((name) =>
      mutant(resource, name, "origin lost", {
        propertyDependencies: { ...propertyDependencies, [name]: [] },
      }),
    ),
    ...(protect ? [whole("unprotected", { protect: false })] : []),
    whole("left behind on deletion", { keptBy: ["retainOnDelete"] }),
    ...(type.startsWith("pulumi:providers:")
      ? [
          whole("credential written down", { writtenCredentials: ["credential"] }),
          whole("credential of another company", { misplacedCredentials: ["credential"] }),
        ]
      : []),
    ...(provider ? [whole("left to the machine's provider", { provider: ofMachine(provider) })] : []),
  ];
}

function ofMachine(provider: string): string {
  return provider.replace(/::[^:]+::([^:]+)$/, "::default::$1");
}

function repeated(resource: Resource): Mutant {
  return { type: resource.type, on: resource.name, path: "", mutation: "repeated", after: twin(resource) };
}

function removed(before: Resource): Mutant {
  return { type: before.type, on: before.name, path: "", mutation: "removed", before };
}

function mutant(before: Resource, path: string, mutation: string, change: Partial<Resource>): Mutant {
  return { type: before.type, on: before.name, path, mutation, before, after: { ...before, ...change } };
}

function twin(resource: Resource): Resource {
  const name = `${resource.name}-twin`;
  return { ...resource, name, urn: resource.urn.replace(/[^:]+$/, name) };
}
