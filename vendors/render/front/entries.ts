import { isObject, type Json, type JsonObject } from "../../simulation/json.ts";

/** The entries of a map of objects, such as a service's variables; empty where there is none. */
export function entriesOf(map: Json | undefined): [string, JsonObject][] {
  if (!isObject(map)) return [];
  return Object.entries(map).flatMap(([key, entry]) => (isObject(entry) ? [[key, entry]] : []));
}
