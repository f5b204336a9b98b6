import { providerOn } from "../../sandbox/attach.ts";
import type { JsonObject } from "../../vendors/simulation/json.ts";
import { type HeldObject, VendorStore } from "../../vendors/simulation/store.ts";

/** The simulated vendors without the wire between, on empty memory. */
export function simulatedVendors() {
  const store = new VendorStore(":memory:");
  const provider = providerOn(store);
  const urnOf = (type: string, name: string) => `urn:pulumi:prod::kaitalk::${type}::${name}`;
  return {
    store,
    urnOf,
    make: (type: string, inputs: JsonObject, name = "subject"): HeldObject =>
      provider.create(urnOf(type, name), inputs),
    change: (held: HeldObject, before: JsonObject, after: JsonObject): HeldObject =>
      provider.update(held.urn, held.id, before, after),
    remove: (held: HeldObject): void => provider.delete(held.urn, held.id),
    diff: (type: string, before: JsonObject, after: JsonObject) =>
      provider.diff(urnOf(type, "subject"), before, after),
  };
}
