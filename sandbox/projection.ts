import { isList, isObject, type Json, type JsonObject } from "../vendors/simulation/json.ts";

/** The held values of what was declared, and no more: what the vendor added is an output, not an input. */
export function projectOnto(declared: JsonObject, held: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(declared).flatMap(([name, value]) => {
      const now = held[name];
      return now === undefined ? [] : [[name, project(value, now)]];
    }),
  );
}

function project(declared: Json, held: Json): Json {
  if (isObject(declared) && isObject(held)) return projectOnto(declared, held);
  if (isList(declared) && isList(held))
    return held.map((entry, index) => {
      const counterpart = declared[index];
      return counterpart === undefined ? entry : project(counterpart, entry);
    });
  return held;
}
