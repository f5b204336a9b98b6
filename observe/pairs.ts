import { type Properties, type Resource, Secret, UNKNOWN, type Value } from "../policies/kernel/resource.ts";
import type { Kind } from "../vendors/observation/reader.ts";

/** Something that was seen at a vendor, so far as it takes part in the search for what declares it. */
export interface Seen {
  readonly type: string;
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly within?: {
    readonly type: string;
    readonly id: string;
    readonly path: string;
    readonly value: string;
  };
}

/**
 * Which declared resource is which of those that were seen. By the id where the source knows it; else by the inputs
 * that name one of its type, where a value that is not known yet is what the resource it comes from was seen to have;
 * at last by what is left where only one fits. Each is one other and no more.
 */
export function pairUp<Found extends Seen>(
  seen: readonly Found[],
  declared: readonly Resource[],
  kindOf: (type: string) => Pick<Kind, "identity" | "single"> | undefined,
): ReadonlyMap<Found, Resource> {
  const pairs = new Map<Found, Resource>();
  const taken = new Map<string, Found>();
  const pair = (found: Found, resource: Resource) => {
    pairs.set(found, resource);
    taken.set(resource.urn, found);
  };
  const known = new Map(
    declared.flatMap((each) => (each.id ? [[`${each.type} ${each.id}`, each] as const] : [])),
  );
  for (const found of seen) {
    const resource = known.get(`${found.type} ${found.id}`);
    if (resource && !taken.has(resource.urn)) pair(found, resource);
  }
  // One whose id is known is that one and no other.
  const nameless = Map.groupBy(
    declared.filter(({ custom, id, type }) => custom && (id === undefined || kindOf(type)?.single)),
    ({ type }) => type,
  );
  const fitting = (found: Found, same: typeof isSame) => {
    const { identity = [] } = kindOf(found.type) ?? {};
    if (identity.length === 0) return [];
    return (nameless.get(found.type) ?? []).filter(
      (resource) =>
        !taken.has(resource.urn) && identity.every((input) => same(resource, input, found, taken)),
    );
  };
  const sweep = (same: typeof isSame) => {
    const before = pairs.size;
    for (const found of seen) {
      if (pairs.has(found)) continue;
      const [only, ...others] = fitting(found, same);
      if (only === undefined || others.length > 0) continue;
      const rivals = seen.filter((each) => each.type === found.type && !pairs.has(each));
      if (rivals.filter((each) => fitting(each, same).includes(only)).length === 1) pair(found, only);
    }
    return pairs.size > before;
  };
  while (sweep(isSame) || sweep(mayBeSame));
  return pairs;
}

/** Whether what was seen is declared by an input of another resource, as a project declares its first role. */
export function isDeclaredWithin<Found extends Seen>(
  { within }: Found,
  pairs: ReadonlyMap<Found, Resource>,
): boolean {
  if (!within) return false;
  for (const [found, resource] of pairs)
    if (found.type === within.type && found.id === within.id)
      return String(valueAt(resource.inputs, within.path)) === within.value;
  return false;
}

function isSame(resource: Resource, input: string, found: Seen, taken: ReadonlyMap<string, Seen>): boolean {
  const declared = resource.inputs[input];
  const seen = found.properties[input];
  if (declared === UNKNOWN)
    return (resource.propertyDependencies[input] ?? []).some((urn) => {
      const maker = taken.get(urn);
      return maker !== undefined && (maker.id === seen || Object.values(maker.properties).includes(seen));
    });
  return isEqual(declared, seen);
}

function mayBeSame(resource: Resource, input: string, { properties }: Seen): boolean {
  return resource.inputs[input] === UNKNOWN || isEqual(resource.inputs[input], properties[input]);
}

function isEqual(declared: Value | undefined, seen: unknown): boolean {
  if (declared === undefined || declared === null) return seen === undefined || seen === null;
  return typeof declared !== "object" && typeof declared !== "symbol" && String(declared) === String(seen);
}

/** The value at a dotted path; undefined where there is none. */
function valueAt(properties: Properties, path: string): Value | undefined {
  let value: Value | undefined = properties;
  for (const step of path.split(".")) {
    if (typeof value !== "object" || value === null || Array.isArray(value) || value instanceof Secret)
      return undefined;
    value = (value as Properties)[step];
  }
  return value;
}
