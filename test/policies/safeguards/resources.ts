import { type Properties, type Resource, Secret, type Value } from "../../../policies/kernel/resource.ts";
import { types } from "../../../vendors/types.ts";
import { resource } from "../../support/resource.ts";

/** A zone setting of the zone that these tests call z. */
export function setting(settingId: Value, more: Properties = {}): Resource {
  return resource(
    types.cloudflare.zoneSetting,
    { zoneId: "z", settingId, ...more },
    { name: String(settingId) },
  );
}

/** Inputs that declare these environment variables. */
export function variables(values: Properties): Properties {
  return { envVars: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }])) };
}

/** A web service that reaches the database, as far as its variables tell. */
export function application(values: Properties = {}, name = "web"): Resource {
  return resource(types.render.webService, variables({ PGHOST: "db", ...values }), { name });
}

/** A resource that takes a property from other resources, as the engine records it. */
export function linked(from: Resource, property: string, ...to: readonly Resource[]): Resource {
  return { ...from, propertyDependencies: { [property]: to.map(({ urn }) => urn) } };
}

/** A DNS record of the zone z. */
export function record(inputs: Properties, name = "record"): Resource {
  return resource(types.cloudflare.dnsRecord, { zoneId: "z", ...inputs }, { name });
}

export function bucket(kind: Value, name = "bucket"): Resource {
  const called = typeof kind === "string" ? `kaitalk-test-${kind}` : kind;
  return resource(types.cloudflare.r2Bucket, { name: called }, { name });
}

export const hidden = new Secret("canary-4711");

/** The sentence that follows an unknown value. */
export function unknown(path: string): string {
  return `${path} is not known before the resource exists, so the rule cannot be checked; declare it as a literal.`;
}
