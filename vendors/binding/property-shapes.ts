import { domainShape, serverShape } from "../postmark/shapes.ts";
import { bridgedPackages, type ResourceFacts, readFacts } from "./facts.ts";
import type { Properties, Shape } from "./shape.ts";

/** Maps of the packages whose provider's schema is not kept here. */
const maps: ReadonlySet<string> = new Set(["metadata", "tags", "headers"]);
const known = new Map<string, Readonly<Record<string, ResourceFacts>>>();
/** Of the resources that the local plugin answers for. */
const byPlugin: Readonly<Record<string, { readonly inputs: Properties; readonly outputs: Properties }>> = {
  [serverShape.token]: serverShape,
  [domainShape.token]: domainShape,
};

/** Whether the names below this path of a type's inputs are free, as those of environment variables are. */
export function isMapAt(type: string, path: string): boolean {
  const steps = path.replaceAll(/\[\d+\]/g, "").split(".");
  const resources = factsOf(type);
  if (!resources) return maps.has(steps.at(-1) ?? "");
  const [first = "", ...rest] = steps;
  let shape = itemOf(resources[type]?.inputs[first]);
  for (const step of rest) shape = itemOf(below(shape, step));
  return shape?.type === "map";
}

/** Whether a vendor alone fills an answer, as a connection string; false for every type whose schema is not kept here. */
export function isVendorsOwn(type: string, name: string): boolean {
  // No vendor holds a random number, so nobody sets it in a console.
  if (type.startsWith("random:")) return true;
  const shape = byPlugin[type] ?? factsOf(type)?.[type];
  return shape !== undefined && name in shape.outputs && !(name in shape.inputs);
}

function factsOf(type: string): Readonly<Record<string, ResourceFacts>> | undefined {
  const [pkg = ""] = type.split(":", 1);
  if (!bridgedPackages.has(pkg)) return undefined;
  const resources = known.get(pkg) ?? readFacts(pkg).resources;
  known.set(pkg, resources);
  return resources;
}

function below(shape: Shape | undefined, step: string): Shape | undefined {
  if (shape?.type === "map") return shape.of;
  return shape?.type === "object" ? shape.properties[step] : undefined;
}

/** A list's entries stand at the same path as the list. */
function itemOf(shape: Shape | undefined): Shape | undefined {
  return shape?.type === "list" ? itemOf(shape.of) : shape;
}
