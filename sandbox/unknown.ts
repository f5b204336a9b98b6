import { isList, isObject, type Json } from "../vendors/simulation/json.ts";

/** How the engine writes a value that is not known before a resource exists. Source: `unknownValue` of @pulumi/pulumi. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export function containsUnknown(value: Json | undefined): boolean {
  if (isList(value)) return value.some(containsUnknown);
  if (isObject(value)) return Object.values(value).some(containsUnknown);
  return value === UNKNOWN;
}
