import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { rulesetActionJudged } from "../../../../policies/safeguards/rules/ruleset-action-judged.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

const site = resource(types.cloudflare.r2CustomDomain, { domain: "static.kaitalk.online" });
const elsewhere: readonly Properties[] = [
  { value: "https://kaitalk.online.example.com/" },
  { value: "http://kaitalk.online/" },
  { expression: 'concat("https://example.com", http.request.uri.path)' },
  { expression: 'concat("https://kaitalk.online", http.request.headers["a"][0])' },
];
const unread = "can send visitors' data elsewhere, keep it or add to it.";

describeRule(rulesetActionJudged, {
  pass: [
    [ruleset("http_request_firewall_custom", "block", {}, { expression: 'ip.src.country eq "XX"' })],
    [ruleset("http_request_firewall_managed", "execute", { id: "a", overrides: { action: "block" } })],
    [ruleset("http_config_settings", "set_config", { ssl: "strict", disableZaraz: true })],
    [ruleset("http_request_cache_settings", "set_cache_settings", { cache: false })],
    [
      site,
      ruleset(
        "http_request_cache_settings",
        "set_cache_settings",
        { cache: true, edgeTtl: { mode: "override_origin", default: 60 } },
        { expression: '(http.host eq "static.kaitalk.online")' },
      ),
    ],
    [redirect({ value: "https://kaitalk.online/" })],
    [redirect({ expression: 'concat("https://www.kaitalk.online", http.request.uri.path)' })],
    [
      ruleset("http_response_headers_transform", "rewrite", {
        headers: {
          "X-Frame-Options": { operation: "set", value: "DENY" },
          Server: { operation: "remove" },
        },
      }),
    ],
    [ruleset("http_request_transform", "rewrite", { uri: { path: { value: "/" } } })],
  ],
  fail: [
    refused("http_request_late_transform", "rewrite", headers({ operation: "set", expression: "ip.src" }), [
      "headers.X-Visitor",
    ]),
    refused(
      "http_request_late_transform",
      "rewrite",
      { headers: { "CF-IPCountry": { operation: "remove" } } },
      ["headers.CF-IPCountry"],
    ),
    refused(
      "http_response_headers_transform",
      "rewrite",
      { headers: { "Strict-Transport-Security": { operation: "remove" } } },
      ["headers.Strict-Transport-Security"],
    ),
    refused("http_request_cache_settings", "set_cache_settings", { cache: true }, ["cache"]),
    refused("http_request_firewall_managed", "execute", { id: "a", matchedData: { publicKey: "k" } }, [
      "matchedData",
    ]),
    refused("http_config_settings", "set_config", { disableRum: false, polish: "off" }, [
      "polish",
      "disableRum",
    ]),
    refused("http_request_transform", "rewrite", { uri: { query: { expression: "ip.src" } } }, [
      "uri.query.expression",
    ]),
    ...elsewhere.map((targetUrl) => ({
      stack: [redirect(targetUrl)],
      says: [`rules[0].actionParameters.fromValue.targetUrl ${unread}`],
    })),
    {
      stack: [ruleset("http_request_origin", "route", { hostHeader: "web.onrender.com" })],
      says: ['rules[0] does "route" in phase "http_request_origin", which nobody has judged.'],
    },
    {
      stack: [ruleset("http_log_custom_fields", "log_custom_field", { cookieFields: [{ name: "sid" }] })],
      says: ['rules[0] does "log_custom_field" in phase "http_log_custom_fields", which nobody has judged.'],
    },
    {
      stack: [resource(types.cloudflare.ruleset, { accountId: "a", kind: "root", phase: "ddos_l7" })],
      says: ['kind is "root", so the ruleset holds beyond this stack\'s zone.'],
    },
  ],
  omitted: [
    {
      stack: [resource(types.cloudflare.ruleset, { kind: "zone", rules: [{}] })],
      says: ["rules[0] does omitted in phase omitted, which nobody has judged."],
    },
  ],
  unknown: [
    {
      stack: [ruleset("http_request_cache_settings", "set_cache_settings", { cache: UNKNOWN })],
      says: [unknown("rules[0].actionParameters.cache")],
    },
  ],
});

function ruleset(phase: string, action: string, actionParameters: Properties, rule: Properties = {}) {
  return resource(types.cloudflare.ruleset, {
    kind: "zone",
    phase,
    rules: [{ action, expression: "true", actionParameters, ...rule }],
  });
}

function refused(phase: string, action: string, parameters: Properties, names: readonly string[]) {
  const says = names.map((name) => `rules[0].actionParameters.${name} ${unread}`);
  return { stack: [ruleset(phase, action, parameters)], says };
}

function headers(header: Properties): Properties {
  return { headers: { "X-Visitor": header } };
}

function redirect(targetUrl: Properties) {
  return ruleset("http_request_dynamic_redirect", "redirect", { fromValue: { statusCode: 301, targetUrl } });
}
