import { type Resource, Secret, type Value } from "../policies/kernel/resource.ts";

/** A shorter text names nothing by itself; an id may be shorter where the property says that it holds one. */
const shortest = 6;
/** What more vendors answered, such as a status, names nobody. */
const most = 8;

/**
 * The same resources, each property that holds another one's id, or what only the other's vendor made up, linked to
 * it. What `pulumi import` takes over names what it belongs to in the clear and has no dependencies.
 */
export function withLiteralLinks(resources: readonly Resource[]): Resource[] {
  const named = namesIn(resources);
  return resources.map((resource) => {
    const links = Object.entries(resource.inputs).flatMap(([property, value]) => {
      const known = resource.propertyDependencies[property] ?? [];
      const further = named(property, value).filter((urn) => urn !== resource.urn && !known.includes(urn));
      return further.length > 0 ? [[property, [...known, ...further]] as const] : [];
    });
    if (links.length === 0) return resource;
    const propertyDependencies = { ...resource.propertyDependencies, ...Object.fromEntries(links) };
    return { ...resource, propertyDependencies };
  });
}

/** Tells which of the resources a value of a property names: their URNs. */
export function namesIn(
  resources: readonly Resource[],
): (property: string, value: Value) => readonly string[] {
  const makers = makersOf(resources);
  return (property, value) => {
    const named = textsIn(value)
      .filter((text) => text.length >= shortest || /(id|sid)$/i.test(property))
      .flatMap((text) => spellings(text).flatMap((spelling) => makers.get(spelling) ?? []));
    return [...new Set(named)];
  };
}

/** Text → URNs of the resources that it names. */
function makersOf(resources: readonly Resource[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  const answers = new Map<string, string[]>();
  for (const { urn, id, inputs, outputs } of resources) {
    if (id !== undefined) add(ids, id, urn);
    if (!outputs) continue;
    const declared = new Set(textsIn(inputs));
    const made = textsIn(outputs).filter((text) => text.length >= shortest && !declared.has(text));
    for (const text of new Set(made.flatMap(spellings))) add(answers, text, urn);
  }
  return new Map([...[...answers].filter(([, urns]) => urns.length <= most), ...ids]);
}

function add(index: Map<string, string[]>, text: string, urn: string): void {
  const known = index.get(text);
  if (known) known.push(urn);
  else index.set(text, [urn]);
}

/** DNS reads a quoted text, a host's letters in any case and a dot at its end as the same; an address names its host. */
function spellings(text: string): string[] {
  const bare = text.startsWith('"') ? text.replaceAll(/^"|"$|"\s+"/g, "") : text;
  const host = /^https:\/\/([^/]+)\/?$/.exec(text)?.[1];
  return [...new Set([text, ...[bare, host ?? bare].map((name) => name.replace(/\.$/, "").toLowerCase())])];
}

function textsIn(value: Value): string[] {
  if (value instanceof Secret) return textsIn(value.value);
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
