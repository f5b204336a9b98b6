import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { servedDomainOwn } from "../../../../policies/sub-processors/rules/served-domain-own.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(servedDomainOwn, {
  pass: [
    [resource(types.cloudflare.r2CustomDomain, { domain: "files.kaitalk.online" })],
    [resource(types.cloudflare.zone, { name: "kaitalk.online" })],
    [resource(types.render.webService, { customDomains: [{ name: "kaitalk.online" }] })],
    [resource(types.postmark.domain, { name: "kaitalk.online" })],
  ],
  fail: [
    {
      stack: [resource(types.cloudflare.r2CustomDomain, { domain: "files.example.com" })],
      says: ['domain is "files.example.com", which is not under kaitalk.online.'],
    },
    {
      stack: [resource(types.render.webService, { customDomains: [{ name: "notkaitalk.online" }] })],
      says: ['customDomains[0].name is "notkaitalk.online", which is not under kaitalk.online.'],
    },
  ],
  omitted: [
    { stack: [resource(types.render.webService)], says: [], outcome: "met" },
    {
      stack: [resource(types.cloudflare.zone)],
      says: ["name is omitted, which is not under kaitalk.online."],
    },
  ],
  unknown: [
    {
      stack: [resource(types.cloudflare.r2CustomDomain, { domain: UNKNOWN })],
      says: [
        "domain is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
