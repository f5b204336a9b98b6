import { readUrn } from "../../register/urn.ts";
import { types } from "../../vendors/types.ts";
import type { Stack } from "../kernel/rule.ts";
import type { Subject } from "../kernel/subject.ts";

const { zone, zoneSetting, zoneDnssec, dnsRecord, r2CustomDomain, managedTransforms } = types.cloudflare;

/** The zone that a setting or record belongs to: the URN of a zone of this stack, else the literal id. Throws `Unverified`. */
export function zoneOf(member: Subject): string {
  const urns = member.resource.propertyDependencies.zoneId ?? [];
  const declared = urns.find((urn) => readUrn(urn).type === zone);
  return declared ?? String(member.read("zoneId").value);
}

/** Every zone that the stack declares or names by id. */
export function zonesIn(stack: Stack): Set<string> {
  const members = stack.ofType(zoneSetting, zoneDnssec, dnsRecord, r2CustomDomain, managedTransforms);
  return new Set([...stack.ofType(zone).map(({ resource }) => resource.urn), ...members.map(zoneOf)]);
}

/** How messages name a zone: by its resource, else by its id. */
export function zoneName(key: string): string {
  return readUrn(key).name || key;
}
