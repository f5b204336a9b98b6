import type { JsonObject } from "./json.ts";
import type { HeldObject, VendorStore } from "./store.ts";

/**
 * What one type of object does at its vendor, beyond being stored: who it is, what the vendor adds to it, what the
 * vendor refuses. Every refusal is a sentence for the person who reads the engine's error; undefined lets it pass.
 */
export interface Behaviour {
  /** Pulumi type token. */
  readonly type: string;
  /** Inputs that name the object at the vendor. A second object of the same name is refused, or adopted by a setting. */
  readonly identity?: readonly string[];
  /** A setting exists without us: creating it overwrites what is there. */
  readonly setting?: true;
  /** What the vendor still holds after the resource is deleted; nothing where absent. */
  readonly leaves?: (properties: JsonObject) => JsonObject;
  /** Inputs whose change makes a new object; for a bridged provider its facts say it (vendors/<vendor>/provider-schema.json). */
  readonly replaceOn?: readonly string[];
  /** Inputs whose change the provider never reports. */
  readonly silent?: readonly string[];
  /** Outputs that the provider marks secret. */
  readonly secret?: readonly string[];
  id(inputs: JsonObject, vendor: VendorStore): string;
  /** What the vendor adds: addresses, tokens, states. */
  computed?(inputs: JsonObject, id: string, vendor: VendorStore): JsonObject;
  refuseCreate?(inputs: JsonObject, vendor: VendorStore): string | undefined;
  refuseUpdate?(before: JsonObject, after: JsonObject, vendor: VendorStore): string | undefined;
  refuseDelete?(held: HeldObject, vendor: VendorStore): string | undefined;
  /** What else goes when the object is deleted. */
  takesAlong?(held: HeldObject, vendor: VendorStore): void;
}
