import { bridgedPackages, readFacts } from "./facts.ts";
import type { Properties, Shape } from "./shape.ts";

/** Maps of the packages whose provider's schema is not kept here. */
const maps: ReadonlySet<string> = new Set(["metadata", "tags", "headers"]);
const known = new Map<string, Readonly<Record<string, { readonly inputs: Properties }>>>();

/** Whether the names below this path of a type's inputs are free, as those of environment variables are. */
export function isMapAt(type: string, path: string): boolean {
  const steps = path.replaceAll(/\[\d+\]/g, "").split(".");
  const [pkg = ""] = type.split(":", 1);
  if (!bridgedPackages.has(pkg)) return maps.has(steps.at(-1) ?? "");
  const resources = known.get(pkg) ?? readFacts(pkg).resources;
  known.set(pkg, resources);
  const [first = "", ...rest] = steps;
  let shape = itemOf(resources[type]?.inputs[first]);
  for (const step of rest) shape = itemOf(below(shape, step));
  return shape?.type === "map";
}

function below(shape: Shape | undefined, step: string): Shape | undefined {
  if (shape?.type === "map") return shape.of;
  return shape?.type === "object" ? shape.properties[step] : undefined;
}

/** A list's entries stand at the same path as the list. */
function itemOf(shape: Shape | undefined): Shape | undefined {
  return shape?.type === "list" ? itemOf(shape.of) : shape;
}
