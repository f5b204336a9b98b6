import { type Properties, type Resource, UNKNOWN } from "../policies/kernel/resource.ts";
import { stores } from "../vendors/stores.ts";
import { types } from "../vendors/types.ts";

/** Types that bound or protect data, and the inputs that say for what. The provider's delete leaves the last value in force. */
const controls: Readonly<Record<string, readonly string[]>> = {
  [types.cloudflare.r2BucketLifecycle]: ["accountId", "bucketName"],
  [types.cloudflare.r2BucketLock]: ["accountId", "bucketName"],
  [types.cloudflare.r2ManagedDomain]: ["accountId", "bucketName"],
  [types.cloudflare.zoneSetting]: ["zoneId", "settingId"],
  [types.cloudflare.zoneDnssec]: ["zoneId"],
  [types.cloudflare.managedTransforms]: ["zoneId"],
};

/** Where a store is, for the types whose provider takes another place for an update, which the vendor cannot do. */
const places: Readonly<Record<string, string>> = { [types.cloudflare.r2Bucket]: "jurisdiction" };

export function holdsData({ type }: Resource): boolean {
  return stores.has(type);
}

/** A random key that the program protects encrypts something that outlives it. */
export function isKeyOfData({ type, protect }: Resource): boolean {
  return protect && (type === types.random.bytes || type === types.random.password);
}

/** The place that an update would leave and the one it asks for; undefined where the store stays. */
export function move(before: Resource, after: Resource): { from: string; to: string } | undefined {
  const place = places[before.type];
  if (place === undefined) return undefined;
  const [from, to] = [before, after].map(({ inputs }) => textOf(inputs, place));
  return from !== undefined && to !== undefined && from !== to ? { from, to } : undefined;
}

/** What a control is about, at the vendor; undefined for anything else. */
export function controlIdentity({ type, inputs }: Resource): string | undefined {
  const names = controls[type];
  return names && `${type} ${names.map((name) => textOf(inputs, name)).join(" ")}`;
}

function textOf(inputs: Properties, name: string): string {
  const value = inputs[name];
  if (value === UNKNOWN) return `unknown ${name}`;
  return value === undefined || value === null ? `no ${name}` : String(value);
}
