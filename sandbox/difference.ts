import { isDeepStrictEqual } from "node:util";
import { isList, isObject, type Json, type JsonObject } from "../vendors/simulation/json.ts";
import { containsUnknown } from "./unknown.ts";

export interface Difference {
  /** Dotted path as the engine shows it: `rules[0].enabled`. */
  readonly path: string;
  /** The input at the top of the path. */
  readonly input: string;
  readonly kind: "add" | "delete" | "update";
}

/** What differs between two sets of inputs, leaf by leaf. A value that is not known yet differs from any value. */
export function differences(before: JsonObject, after: JsonObject): Difference[] {
  return namesOf(before, after).flatMap((input) =>
    compare(before[input], after[input], input).map((difference) => ({ ...difference, input })),
  );
}

function compare(
  before: Json | undefined,
  after: Json | undefined,
  path: string,
): Omit<Difference, "input">[] {
  if (before === undefined) return after === undefined ? [] : [{ path, kind: "add" }];
  if (after === undefined) return [{ path, kind: "delete" }];
  if (isObject(before) && isObject(after))
    return namesOf(before, after).flatMap((name) =>
      compare(before[name], after[name], `${path}${step(name)}`),
    );
  if (isList(before) && isList(after))
    return Array.from({ length: Math.max(before.length, after.length) }, (_, index) =>
      compare(before[index], after[index], `${path}[${index}]`),
    ).flat();
  return isDeepStrictEqual(before, after) && !containsUnknown(after) ? [] : [{ path, kind: "update" }];
}

function step(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

function namesOf(before: JsonObject, after: JsonObject): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])];
}
