import { type Resource, Secret, type Value } from "./resource.ts";

/** A shorter text is no secret worth the name, and would blot out ordinary words. */
const shortest = 8;
const known = new WeakMap<Resource, readonly string[]>();

/** The text without any value that these resources mark secret, whoever put it there. */
export function redact(text: string, resources: readonly Resource[]): string {
  return resources.flatMap(secretsOf).reduce((shown, secret) => shown.replaceAll(secret, "[secret]"), text);
}

function secretsOf(resource: Resource): readonly string[] {
  const found = known.get(resource) ?? textsIn(resource.inputs, false).sort((a, b) => b.length - a.length);
  known.set(resource, found);
  return found;
}

/** Every text inside a secret, as it stands and as a message quotes it. */
function textsIn(value: Value, secret: boolean): string[] {
  if (value instanceof Secret) return textsIn(value.value, true);
  if (typeof value === "string" || typeof value === "number") {
    const text = String(value);
    return secret && text.length >= shortest ? [text, JSON.stringify(text).slice(1, -1)] : [];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap((entry) => textsIn(entry, secret));
}
