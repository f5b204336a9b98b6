import { describe, expect, test } from "vitest";
import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { holdsFor } from "../../../../policies/safeguards/edge-expression.ts";
import { deletionPageIsReached } from "../../../../policies/safeguards/rules/deletion-page-is-reached.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const web = (name: string) => resource(types.render.webService, { customDomains: [{ name }] });
const service = web("kaitalk.online");
const edge = (phase: string, rule: Properties) =>
  resource(types.cloudflare.ruleset, { phase, rules: [rule] }, { name: "edge" });
const blocks = (expression: Properties[string], rule: Properties = {}) =>
  edge("http_request_firewall_custom", { action: "block", expression, ...rule });
const rewrites = (value: string) =>
  edge("http_request_transform", {
    action: "rewrite",
    expression: 'http.request.uri.path eq "/dsr"',
    actionParameters: { uri: { path: { value } } },
  });
const redirects = (targetUrl: Properties) =>
  edge("http_request_dynamic_redirect", {
    action: "redirect",
    expression: 'http.request.uri.path in {"/dsr" "/old"}',
    actionParameters: { fromValue: { targetUrl } },
  });
const barred = (page: string) => `rules[0] keeps readers of ${page} away.`;

describeRule(deletionPageIsReached, {
  pass: [
    [service],
    [service, blocks("cf.threat_score gt 40")],
    [service, blocks('http.request.uri.path eq "/wp-login.php"')],
    [service, blocks('http.request.uri.path contains "/dsr" and false')],
    [service, blocks("true", { enabled: false })],
    [service, edge("http_ratelimit", { action: "block", expression: 'http.request.uri.path eq "/dsr"' })],
    [service, blocks('http.host eq "www.kaitalk.online"')],
    [service, blocks('not ip.src.country in {"US" "MX" "BR"}')],
    [service, rewrites("/dsr/form")],
    [service, redirects({ value: "https://kaitalk.online/dsr/" })],
    [service, redirects({ expression: 'concat("https://kaitalk.online", http.request.uri.path)' })],
  ],
  fail: [
    { stack: [service, blocks('http.request.uri.path eq "/dsr"')], says: [barred("/dsr")] },
    {
      stack: [service, blocks('(starts_with(lower(http.request.uri.path), "/sub"))')],
      says: [barred("/sub-processors")],
    },
    {
      stack: [service, blocks('http.request.uri.path eq "/dsr" and ip.src.country ne "US"')],
      says: [barred("/dsr")],
    },
    {
      stack: [service, blocks('not http.request.uri.path in {"/" "/login"}')],
      says: [barred("/dsr"), barred("/sub-processors")],
    },
    {
      stack: [service, blocks('http.host eq "kaitalk.online"')],
      says: [barred("/dsr"), barred("/sub-processors")],
    },
    { stack: [service, blocks('http.request.method eq "POST"')], says: [barred("/dsr")] },
    {
      stack: [service, blocks('ip.src.country ne "US"')],
      says: [barred("/dsr"), barred("/sub-processors")],
    },
    {
      stack: [
        service,
        resource(types.cloudflare.r2CustomDomain, { domain: "static.kaitalk.online", enabled: false }),
      ],
      says: ["enabled is false, so nobody reaches the list of sub-processors there."],
    },
    { stack: [service, rewrites("/")], says: [barred("/dsr")] },
    { stack: [service, redirects({ value: "https://kaitalk.online/" })], says: [barred("/dsr")] },
  ],
  omitted: [
    {
      stack: [web("app.kaitalk.online")],
      says: ["no web service answers to kaitalk.online, where the list says that deletion is asked for."],
      outcome: "gap",
    },
  ],
  unknown: [
    {
      stack: [service, blocks(UNKNOWN)],
      says: [
        "rules[0].expression is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});

describe("an expression of the edge", () => {
  test.each<[string, boolean | undefined]>([
    ['http.request.uri.path == "/dsr"', true],
    ['http.request.uri.path != "/dsr"', false],
    ['!(http.request.uri.path eq "/other")', true],
    ['http.request.uri.path ~ "^/d.r$"', true],
    ['http.request.uri.path matches r"^/[ad]sr$"', true],
    ['http.request.uri.path wildcard "/D*"', true],
    ['http.request.uri.path strict wildcard "/x*"', false],
    ['ends_with(http.request.uri.path, "sr")', true],
    ['http.request.full_uri contains "kaitalk.online/dsr"', true],
    ['http.request.full_uri eq "https://kaitalk.online/dsr"', true],
    ['http.host eq "example.com"', false],
    ['http.request.method eq "POST"', false],
    ['http.request.method eq "GET"', true],
    ['ip.src.country in {"MX" "BR"}', true],
    ['not ip.geoip.country in {"US" "MX" "BR"}', false],
    ['http.request.method eq "POST" and http.request.uri.path eq "/login"', false],
    ['cf.client.bot or http.request.uri.path eq "/dsr"', true],
    ['cf.client.bot xor http.request.uri.path eq "/dsr"', undefined],
    ['http.request.uri.path eq "/login" && true || false', false],
    ["true ^^ true", false],
    ["", undefined],
    ["((", undefined],
    ['http.request.uri.path matches "("', false],
  ])("%s", (expression, holds) => {
    expect(holdsFor({ path: "/dsr", country: "MX" }, expression)).toBe(holds);
  });
});
