import { hostsNamed } from "../kernel/hostnames.ts";
import type { Subject } from "../kernel/subject.ts";
import { r2Host } from "./declared-place.ts";

/** A service of AWS and the endpoint that stands in for it. */
export type ServiceEndpoint = readonly [service: string, endpoint: unknown];

/** What `endpoints` of an aws provider says. A provider's lists reach the engine as JSON. Throws where unknown. */
export function servicesOf(provider: Subject): ServiceEndpoint[] {
  const list: unknown[] = Array.isArray(provider.raw("endpoints"))
    ? provider.each("endpoints").map(({ properties }) => properties)
    : parsed(String(provider.read("endpoints").value ?? "[]"));
  return list.flatMap((entry) => Object.entries(entry as object));
}

/** A text that is no list names no endpoint of a service. */
function parsed(text: string): unknown[] {
  try {
    return [JSON.parse(text)].flat();
  } catch {
    return [];
  }
}

/** Whether an endpoint is that of one account's buckets in the declared jurisdiction: `https://<account>.us.…`. */
export function isR2Endpoint([service, endpoint]: ServiceEndpoint): boolean {
  const hosts = hostsNamed(String(endpoint));
  return (
    service === "s3" && String(endpoint).startsWith("https://") && hosts.length === 1 && isAccount(hosts[0])
  );
}

function isAccount(host = ""): boolean {
  return host.endsWith(`.${r2Host()}`) && !host.slice(0, -r2Host().length - 1).includes(".");
}
