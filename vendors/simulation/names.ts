import { isList, isObject, type Json, type JsonObject } from "./json.ts";

/** The same value with every name in snake case, as most REST interfaces write them. */
export function inSnakeCase(value: Json): Json {
  if (isList(value)) return value.map(inSnakeCase);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [snake(name), inSnakeCase(entry)]));
}

/** Those of the names that the object has, under what the interface calls them. */
export function renamed(object: JsonObject, names: Readonly<Record<string, string>>): JsonObject {
  return Object.fromEntries(
    Object.entries(names).flatMap(([own, theirs]) => {
      const value = object[own];
      return value === undefined ? [] : [[theirs, value]];
    }),
  );
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
