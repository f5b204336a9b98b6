import { DnsRecord } from "@pulumi/cloudflare/dnsRecord.js";
import { ManagedTransforms } from "@pulumi/cloudflare/managedTransforms.js";
import { ZoneDnssec } from "@pulumi/cloudflare/zoneDnssec.js";
import { ZoneSetting } from "@pulumi/cloudflare/zoneSetting.js";
import { ComponentResource, type ComponentResourceOptions, type Input } from "@pulumi/pulumi";
import { promised } from "../promised.ts";

interface EdgeArgs {
  readonly zoneId: string;
  readonly domain: string;
  /** Host at Render that the edge sends visitors to. */
  readonly applicationHost: Input<string>;
}

const oneYear = 31_536_000;

/** The zone at Cloudflare: how visitors reach KAITALK and what the edge tells the application about them. */
export class Edge extends ComponentResource {
  constructor(
    name: string,
    { zoneId, domain, applicationHost }: EdgeArgs,
    options: ComponentResourceOptions,
  ) {
    super("kaitalk:infra:Edge", name, {}, options);
    const child = { parent: this };
    for (const [settingId, value] of Object.entries(zoneSettings()))
      new ZoneSetting(settingId.replaceAll("_", "-"), { zoneId, settingId, value }, child);
    new ZoneDnssec("dnssec", { zoneId, status: "active" }, child);
    new DnsRecord(
      "application",
      { zoneId, name: domain, type: "CNAME", content: applicationHost, proxied: true, ttl: 1 },
      child,
    );
    new ManagedTransforms(
      "headers",
      {
        zoneId,
        managedRequestHeaders: [
          // No city. What is not listed is turned off as well, and a plan that lacks a transform refuses to list it.
          { id: "add_visitor_location_headers", enabled: false },
        ],
        managedResponseHeaders: [{ id: "remove_x-powered-by_header", enabled: true }],
      },
      child,
    );
    this.registerOutputs();
  }
}

/** Settings by Cloudflare's own ids. Those that are left out keep what the zone has, so each that matters stands here. */
function zoneSettings(): Record<string, unknown> {
  return {
    min_tls_version: promised("transit-encryption", "minTlsVersion", "text"),
    tls_1_3: "on",
    // Early data can be sent again by anyone who recorded it.
    "0rtt": "off",
    ssl: "strict",
    always_use_https: "on",
    automatic_https_rewrites: "on",
    security_header: {
      strict_transport_security: {
        enabled: true,
        max_age: oneYear,
        include_subdomains: true,
        nosniff: true,
        preload: true,
      },
    },
    // The country header, from which the application takes the visitor's language.
    ip_geolocation: "on",
  };
}
