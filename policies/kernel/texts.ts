import { Secret, UNKNOWN, type Value } from "./resource.ts";
import type { Subject } from "./subject.ts";

/** A text somewhere inside a resource's inputs. */
export interface TextAt {
  readonly path: string;
  /** What the text is called: its key, or the variable's name for `envVars.NAME.value`. */
  readonly name: string;
  /** undefined where it is unknown before the resource exists, or can be decrypted by its owner alone. */
  readonly text: string | undefined;
  readonly secret: boolean;
}

/** Every text inside a resource's inputs, in order; what is unknown counts as one, whatever it turns out to be. */
export function textsOf(node: Subject): TextAt[] {
  return Object.entries(node.properties).flatMap(([key, value]) => walk(value, key, key, false));
}

function walk(value: Value, path: string, name: string, secret: boolean): TextAt[] {
  if (value instanceof Secret) return walk(value.value, path, name, true);
  if (value === UNKNOWN) return [{ path, name, text: undefined, secret }];
  if (typeof value === "string") return [{ path, name, text: value, secret }];
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value))
    return value.flatMap((item: Value, index) => walk(item, `${path}[${index}]`, name, secret));
  return Object.entries(value).flatMap(([key, entry]: [string, Value]) =>
    walk(entry, `${path}.${key}`, key === "value" ? name : key, secret),
  );
}
