import { randomBytes } from "node:crypto";
import { InputError } from "../register/input-error.ts";
import { plants as cloudflare } from "../vendors/cloudflare/front/plants.ts";
import { plants as neon } from "../vendors/neon/front/plants.ts";
import { plants as postmark } from "../vendors/postmark/front/plants.ts";
import { plants as render } from "../vendors/render/front/plants.ts";
import type { Plant } from "../vendors/simulation/plant.ts";
import type { VendorStore } from "../vendors/simulation/store.ts";
import { plants as stripe } from "../vendors/stripe/front/plants.ts";
import { plants as twilio } from "../vendors/twilio/front/plants.ts";
import { providerOn } from "./attach.ts";
import { withEdits } from "./edit.ts";

const plants = new Map(
  Object.entries({ cloudflare, neon, postmark, render, stripe, twilio }).flatMap(([vendor, own]) =>
    Object.entries(own).map(([what, one]): [string, Plant] => [`${vendor}-${what}`, one]),
  ),
);

/** Everything that can be planted. */
export const plantable: readonly string[] = [...plants.keys()];

export interface Planted {
  /** Pulumi type token, or the kind of record. */
  readonly what: string;
  readonly id: string;
}

/**
 * Puts something at a vendor behind the engine's back, as old as said. An edit `owner=…` of a record says whose it is.
 * Throws `InputError` for what cannot be planted, and where the vendor holds nothing to which it could belong.
 */
export function plant(
  store: VendorStore,
  what: string,
  {
    name,
    edits = [],
    at,
  }: { name?: string | undefined; edits?: readonly string[]; at?: string | undefined } = {},
): Planted {
  const found = plants.get(what);
  if (!found) throw new InputError([`"${what}" cannot be planted; plant one of ${plantable.join(", ")}.`]);
  const called = name ?? `planted-${randomBytes(4).toString("hex")}`;
  if ("kind" in found) {
    const { owner, ...properties } = withEdits({ owner: found.owner(store), ...found.properties }, edits);
    const item = { kind: found.kind, owner: String(owner), id: found.id(called) };
    store.keep([{ ...item, at: at ?? new Date().toISOString(), properties }]);
    return { what: item.kind, id: item.id };
  }
  const inputs = withEdits(found.inputs(called, store), edits);
  const urn = `urn:pulumi:planted::planted::${found.type}::${called}`;
  const held = providerOn(store).create(urn, inputs);
  if (at !== undefined) store.backdate(held, at);
  return { what: held.type, id: held.id };
}
