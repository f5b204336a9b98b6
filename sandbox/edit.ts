import { InputError } from "../register/input-error.ts";
import { readUrn } from "../register/urn.ts";
import { isList, isObject, type Json, type JsonObject } from "../vendors/simulation/json.ts";
import type { HeldObject, VendorStore } from "../vendors/simulation/store.ts";

/** Reads `path=value`; the value is JSON where it can be read so, else a text. Throws `InputError`. */
export function parseEdit(text: string): { path: string[]; value: Json } {
  const at = text.indexOf("=");
  if (at < 1) throw new InputError([`"${text}" is no edit; write path=value, as rules[0].enabled=false.`]);
  const path = text
    .slice(0, at)
    .replaceAll(/\[(\d+)\]/g, ".$1")
    .split(".");
  return { path, value: readValue(text.slice(at + 1)) };
}

/** Changes what a vendor holds, behind the engine's back. `name` is a URN or the last part of one. Throws `InputError`. */
export function edit(store: VendorStore, name: string, edits: readonly string[]): HeldObject {
  const held = find(store, name);
  const edited = { ...held, properties: withEdits(held.properties, edits) };
  store.put(edited);
  return edited;
}

/** The object with each `path=value` set. Throws `InputError`. */
export function withEdits(object: JsonObject, edits: readonly string[]): JsonObject {
  return edits.map(parseEdit).reduce<JsonObject>((edited, { path, value }) => {
    const changed = set(edited, path, value);
    return isObject(changed) ? changed : edited;
  }, object);
}

function find(store: VendorStore, name: string): HeldObject {
  const found = store.all().filter(({ urn }) => urn === name || readUrn(urn).name === name);
  const [only] = found;
  if (only && found.length === 1) return only;
  if (found.length > 1)
    throw new InputError([
      `"${name}" names ${found.length} objects; give the whole URN: ${found.map(({ urn }) => urn).join(", ")}.`,
    ]);
  const known = [...new Set(store.all().map(({ urn }) => readUrn(urn).name))].toSorted();
  if (known.length === 0)
    throw new InputError([
      "the simulated vendors hold nothing; run npx kaitalk sandbox up or npx kaitalk sandbox fill first.",
    ]);
  throw new InputError([`the simulated vendors hold no "${name}"; they hold ${known.join(", ")}.`]);
}

function set(into: Json | undefined, [step = "", ...rest]: readonly string[], value: Json): Json {
  const next = (present: Json | undefined) => (rest.length === 0 ? value : set(present, rest, value));
  if (isList(into)) {
    const index = Number(step);
    if (!Number.isInteger(index) || index > into.length)
      throw new InputError([`"${step}" is no place in a list of ${into.length}.`]);
    return into.toSpliced(index, 1, next(into[index]));
  }
  const object = isObject(into) ? into : {};
  return { ...object, [step]: next(object[step]) };
}

function readValue(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
