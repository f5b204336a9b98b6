import type { Properties, Resource } from "../../policies/kernel/resource.ts";
import type { StackSnapshot } from "../../snapshot/stack-snapshot.ts";

/** A resource as a plan holds it, with nothing declared but what the test says. */
export function resource(
  type: string,
  inputs: Properties = {},
  overrides: Partial<Omit<Resource, "type" | "inputs">> = {},
): Resource {
  const name = overrides.name ?? "subject";
  return {
    urn: `urn:pulumi:test::kaitalk::${type}::${name}`,
    type,
    name,
    custom: true,
    inputs,
    protect: false,
    ignoreChanges: [],
    keptBy: [],
    dependencies: [],
    propertyDependencies: {},
    secretsVisible: true,
    ...overrides,
  };
}

/** A plan of these resources alone, as the program would make it. */
export function planOf(...resources: readonly Resource[]): StackSnapshot {
  return { source: "program", project: "kaitalk", stack: "test", resources, placeholders: [] };
}
