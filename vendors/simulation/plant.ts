import { InputError } from "../../register/input-error.ts";
import { type JsonObject, textAt } from "./json.ts";
import type { HeldObject, VendorStore } from "./store.ts";

/** What can be put at a vendor behind the engine's back: an object as somebody would click it together, or a record. */
export type Plant =
  | { readonly type: string; readonly inputs: (name: string, store: VendorStore) => JsonObject }
  | {
      readonly kind: string;
      /** Whose it is where no edit of `owner` says it. */
      readonly owner: (store: VendorStore) => string;
      readonly id: (name: string) => string;
      readonly properties?: JsonObject;
    };

/** Type token of what no provider declares, by the vendor's word for it. */
export function unused(vendor: string, noun: string): string {
  return `${vendor}:index/${noun}:${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
}

/** Something of which nothing but its name matters. */
export function named(type: string): Plant {
  return { type, inputs: (name) => ({ name }) };
}

/** The id of a record that is called by its name. */
export function asNamed(name: string): string {
  return name;
}

/** A text of the first object of a type. Throws `InputError` where the vendor holds none. */
export function first(store: VendorStore, type: string, property: string): string {
  return textAt(firstOf(store, type).properties, property);
}

/** The id of the first object of a type. Throws `InputError` where the vendor holds none. */
export function firstId(store: VendorStore, type: string): string {
  return firstOf(store, type).id;
}

function firstOf(store: VendorStore, type: string): HeldObject {
  const [held] = store.ofType(type);
  if (held) return held;
  throw new InputError([
    `the simulated vendors hold no ${type}; run npx kaitalk sandbox up or sandbox fill first.`,
  ]);
}
