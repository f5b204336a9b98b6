import type { Properties, Resource, Value } from "../../../policies/kernel/resource.ts";
import { packageOf } from "../../../policies/kernel/resource.ts";
import { resource } from "../../support/resource.ts";

/** One change to a planned stack. */
export type Edit = (resources: readonly Resource[]) => Resource[];

/** The inputs of one resource, with a value at a dotted place; `rules.0.id` reaches into lists. */
export function set(type: string, name: string, place: string, value: Value): Edit {
  return (resources) =>
    changed(resources, type, name, (before) => ({
      ...before,
      inputs: put(before.inputs, place.split("."), value) as Properties,
      propertyDependencies: without(before.propertyDependencies, place),
    }));
}

/** The inputs of one resource without one of them. */
export function unset(type: string, name: string, property: string): Edit {
  return (resources) =>
    changed(resources, type, name, (before) => {
      const { [property]: _, ...inputs } = before.inputs;
      return { ...before, inputs };
    });
}

/** A further resource, on the provider of the others of its package. `from` says which inputs come from which of them. */
export function add(
  type: string,
  name: string,
  inputs: Properties,
  from: Readonly<Record<string, readonly [type: string, name: string]>> = {},
): Edit {
  return (resources) => {
    const sibling = resources.find((other) => packageOf(other.type) === packageOf(type) && other.provider);
    const origins = Object.entries(from).map(([property, [ofType, called]]) => [
      property,
      [find(resources, ofType, called).urn],
    ]);
    const added = resource(type, inputs, {
      name,
      urn: `urn:pulumi:prod::kaitalk::${type}::${name}`,
      propertyDependencies: Object.fromEntries(origins),
      ...(sibling?.provider && { provider: sibling.provider }),
    });
    return [...resources, added];
  };
}

/** Several changes, one after the other. */
export function all(...edits: readonly Edit[]): Edit {
  return (resources) => edits.reduce<Resource[]>((before, edit) => edit(before), [...resources]);
}

function changed(
  resources: readonly Resource[],
  type: string,
  name: string,
  change: (before: Resource) => Resource,
): Resource[] {
  const before = find(resources, type, name);
  return resources.map((each) => (each === before ? change(before) : each));
}

function find(resources: readonly Resource[], type: string, name: string): Resource {
  const found = resources.find((each) => each.type === type && each.name === name);
  if (!found) throw new Error(`The stack has no ${type} called ${name}.`);
  return found;
}

function put(here: Value | undefined, [step = "", ...rest]: readonly string[], value: Value): Value {
  const next = (inner: Value | undefined) => (rest.length === 0 ? value : put(inner, rest, value));
  if (Array.isArray(here)) return here.toSpliced(Number(step), 1, next(here[Number(step)]));
  const object = (here ?? {}) as Properties;
  return { ...object, [step]: next(object[step]) };
}

/** A value that is written down comes from no other resource. */
function without(origins: Resource["propertyDependencies"], place: string): Resource["propertyDependencies"] {
  return place.includes(".") ? origins : { ...origins, [place]: [] };
}
