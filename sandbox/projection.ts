import { isList, isObject, type Json, type JsonObject } from "../vendors/simulation/json.ts";

/** Whether the names below a path such as `envVars` are the owner's own. */
type IsMap = (path: string) => boolean;

/**
 * The held values of what was declared, as a provider reads them. Of an object with a schema only what was declared: what
 * the vendor added is an output, not an input. Of a map or a list everything, for whatever stands there was put there.
 */
export function projectOnto(declared: JsonObject, held: JsonObject, isMap: IsMap = () => false): JsonObject {
  return objectAt("", declared, held, isMap);
}

function objectAt(path: string, declared: JsonObject, held: JsonObject, isMap: IsMap): JsonObject {
  const below = (name: string) => (path === "" ? name : `${path}.${name}`);
  const names = path !== "" && isMap(path) ? Object.keys({ ...declared, ...held }) : Object.keys(declared);
  return Object.fromEntries(
    names.flatMap((name) => {
      const [was, now] = [declared[name], held[name]];
      if (now === undefined) return [];
      return [[name, was === undefined ? now : valueAt(below(name), was, now, isMap)]];
    }),
  );
}

function valueAt(path: string, declared: Json, held: Json, isMap: IsMap): Json {
  if (isObject(declared) && isObject(held)) return objectAt(path, declared, held, isMap);
  if (isList(declared) && isList(held))
    return held.map((entry, index) => {
      const counterpart = declared[index];
      return counterpart === undefined ? entry : valueAt(path, counterpart, entry, isMap);
    });
  return held;
}
