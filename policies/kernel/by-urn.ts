import { oncePerStack } from "./once-per-stack.ts";
import type { Stack } from "./rule.ts";
import type { Subject } from "./subject.ts";

const positionsByUrn = oncePerStack(({ all }) => Map.groupBy(all.keys(), (at) => all[at]?.resource.urn));

/** The resources of a stack that these URNs name, in its order. */
export function resourcesAt(stack: Stack, urns: readonly string[]): Subject[] {
  const positions = positionsByUrn(stack);
  return [...new Set(urns)]
    .flatMap((urn) => positions.get(urn) ?? [])
    .sort((one, other) => one - other)
    .flatMap((at) => stack.all[at] ?? []);
}

const urnsByType = oncePerStack((stack) => {
  const known = new Map<string, ReadonlySet<string>>();
  return (type: string) => {
    const urns = known.get(type) ?? new Set(stack.ofType(type).map(({ resource }) => resource.urn));
    known.set(type, urns);
    return urns;
  };
});

/** The URNs of a stack's resources of one type. */
export function urnsOf(stack: Stack, type: string): ReadonlySet<string> {
  return urnsByType(stack)(type);
}
