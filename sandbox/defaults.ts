import { books } from "../register/read-books.ts";
import { isList, isObject, type Json, type JsonObject } from "../vendors/simulation/json.ts";

/** The inputs as the vendor keeps them: what was omitted stands at the vendor's own default (register/vendors/). */
export function withVendorDefaults(type: string, inputs: JsonObject): JsonObject {
  return defaultsOf(type).reduce<JsonObject>(
    (filled, { path, value }) => fill(filled, path, value) as JsonObject,
    inputs,
  );
}

function defaultsOf(type: string): { path: string[]; value: Json }[] {
  return [...books().vendors.values()]
    .flatMap(({ value }) => value.defaults)
    .filter((entry) => entry.type === type)
    .flatMap(({ property, value }) =>
      value === undefined || value === null ? [] : [{ path: property.split("."), value }],
    );
}

/** Fills the end of the path where the objects on the way are declared; `rules[]` means every entry of `rules`. */
function fill(into: Json, [step = "", ...rest]: readonly string[], value: Json): Json {
  if (!isObject(into)) return into;
  const name = step.replace("[]", "");
  const present = into[name];
  if (rest.length === 0) return present === undefined ? { ...into, [name]: value } : into;
  if (step.endsWith("[]"))
    return isList(present) ? { ...into, [name]: present.map((entry) => fill(entry, rest, value)) } : into;
  return isObject(present) ? { ...into, [name]: fill(present, rest, value) } : into;
}
