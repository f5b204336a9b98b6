import type { StackSnapshot } from "../snapshot/stack-snapshot.ts";

/** The stack with so many resources, at least its own: the further ones are its own under other names. */
export function repeated(shipped: StackSnapshot, wanted: number): StackSnapshot {
  const resources = [...shipped.resources];
  for (let round = 1; resources.length < wanted; round++)
    for (const resource of shipped.resources.filter(({ custom }) => custom))
      if (resources.length < wanted)
        resources.push({
          ...resource,
          urn: `${resource.urn}-${round}`,
          name: `${resource.name}-${round}`,
        });
  return { ...shipped, resources };
}
