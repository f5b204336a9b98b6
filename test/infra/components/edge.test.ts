import { expect, test } from "vitest";
import { Edge } from "../../../infra/components/edge.ts";
import { types } from "../../../vendors/types.ts";
import { deploy } from "../../support/deployment.ts";

const { dnsRecord, managedTransforms, zoneDnssec, zoneSetting } = types.cloudflare;
const answers = { [dnsRecord]: {}, [managedTransforms]: {}, [zoneDnssec]: {}, [zoneSetting]: {} };

test("the zone speaks TLS 1.3 only, and tells the application no more than the country", async () => {
  const { resources } = await deploy(
    () =>
      new Edge("edge", { zoneId: "zone", domain: "kaitalk.online", applicationHost: "web.onrender.com" }, {}),
    { answers },
  );
  const settings = resources.filter(({ type }) => type === zoneSetting).map(({ inputs }) => inputs);
  expect(settings.every(({ zoneId }) => zoneId === "zone")).toBe(true);
  expect(Object.fromEntries(settings.map(({ settingId, value }) => [settingId, value]))).toEqual({
    min_tls_version: "1.3",
    tls_1_3: "on",
    "0rtt": "off",
    ssl: "strict",
    always_use_https: "on",
    automatic_https_rewrites: "on",
    ip_geolocation: "on",
    security_header: {
      strict_transport_security: {
        enabled: true,
        max_age: 31_536_000,
        include_subdomains: true,
        nosniff: true,
        preload: true,
      },
    },
  });
  expect(
    resources.filter(({ type }) => type !== zoneSetting).map(({ name, inputs }) => [name, inputs]),
  ).toEqual([
    [
      "application",
      {
        zoneId: "zone",
        name: "kaitalk.online",
        type: "CNAME",
        content: "web.onrender.com",
        proxied: true,
        ttl: 1,
      },
    ],
    [
      "headers",
      {
        zoneId: "zone",
        managedRequestHeaders: [{ id: "add_visitor_location_headers", enabled: false }],
        managedResponseHeaders: [{ id: "remove_x-powered-by_header", enabled: true }],
      },
    ],
    ["dnssec", { zoneId: "zone", status: "active" }],
  ]);
});
