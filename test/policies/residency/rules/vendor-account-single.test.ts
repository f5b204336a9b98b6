import { expect, test } from "vitest";
import { evaluateRule, stackOf } from "../../../../policies/kernel/evaluate.ts";
import { type Properties, type Resource, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { vendorAccountSingle } from "../../../../policies/residency/rules/vendor-account-single.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const bucket = (inputs: Properties, name = "first") => resource(types.cloudflare.r2Bucket, inputs, { name });
const provider = resource(types.twilio.provider, { accountSid: "AC1" });

const told = (sid: string) =>
  resource(types.render.webService, { envVars: { TWILIO_ACCOUNT_SID: { value: sid } } });

describeRule(vendorAccountSingle, {
  pass: [
    [bucket({ accountId: "a" }), bucket({ accountId: "a" }, "second"), provider],
    [bucket({ accountId: "a" }), resource(types.cloudflare.r2ManagedDomain, { accountId: "a" })],
    [provider, resource(types.twilio.twimlApp, { accountSid: "AC1" })],
    [provider, told("AC1"), resource(types.render.cronJob, { envVars: {} })],
  ],
  fail: [
    {
      stack: [bucket({ accountId: "a" }), bucket({ accountId: "b" }, "second")],
      says: ['accountId is "b"; the stack\'s account is "a".'],
    },
    {
      stack: [provider, resource(types.twilio.twimlApp, { accountSid: "AC2" })],
      says: ['accountSid is "AC2"; the stack\'s account is "AC1".'],
    },
    {
      stack: [provider, told("AC2")],
      says: ['envVars.TWILIO_ACCOUNT_SID.value is "AC2"; the stack\'s account is "AC1".'],
    },
  ],
  omitted: [
    {
      stack: [bucket({ accountId: "a" }), bucket({}, "second")],
      says: ['accountId is omitted; the stack\'s account is "a".'],
    },
    {
      stack: [resource(types.twilio.provider)],
      says: ["accountSid is left out, so the account is whichever the machine's own settings name."],
    },
  ],
  unknown: [
    {
      stack: [bucket({ accountId: "a" }), bucket({ accountId: UNKNOWN }, "second")],
      says: [
        "accountId is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});

const configured = {
  "kaitalk:renderWorkspace": "tea-ours",
  "kaitalk:neonOrganisation": "org-ours",
  "kaitalk:cloudflareAccountId": "a",
  "kaitalk:cloudflareZoneId": "z",
};
const said = (subject: Resource) =>
  evaluateRule("test", vendorAccountSingle, stackOf([subject], { configured }))
    .filter(({ outcome }) => outcome !== "met")
    .map(({ message }) => message);

test.each<[string, Resource, string]>([
  [
    "workspace",
    resource("pulumi:providers:render", { ownerId: "tea-other" }),
    'ownerId is "tea-other"; the stack\'s account is "tea-ours".',
  ],
  [
    "organisation",
    resource(types.neon.project, { orgId: "org-other" }),
    'orgId is "org-other"; the stack\'s account is "org-ours".',
  ],
  [
    "organisation, left out",
    resource(types.neon.project),
    'orgId is omitted (the vendor documents no default); the stack\'s account is "org-ours".',
  ],
  [
    "zone",
    resource(types.cloudflare.dnsRecord, { zoneId: "y" }),
    'zoneId is "y"; the stack\'s account is "z".',
  ],
  ["account of every bucket", bucket({ accountId: "b" }), 'accountId is "b"; the stack\'s account is "a".'],
])("another %s than the configured one", (_, subject, sentence) => expect(said(subject)).toEqual([sentence]));

test("the configured ones, and what only a vendor will tell, are kept", () => {
  for (const kept of [
    resource("pulumi:providers:render", { ownerId: "tea-ours" }),
    resource(types.neon.project, { orgId: "org-ours" }),
    resource(types.cloudflare.dnsRecord, { zoneId: UNKNOWN }),
  ])
    expect(said(kept)).toEqual([]);
});
