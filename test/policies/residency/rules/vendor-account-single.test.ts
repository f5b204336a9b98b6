import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { vendorAccountSingle } from "../../../../policies/residency/rules/vendor-account-single.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const bucket = (inputs: Properties, name = "first") => resource(types.cloudflare.r2Bucket, inputs, { name });
const provider = resource(types.twilio.provider, { accountSid: "AC1" });

describeRule(vendorAccountSingle, {
  pass: [
    [bucket({ accountId: "a" }), bucket({ accountId: "a" }, "second"), provider],
    [bucket({ accountId: "a" }), resource(types.cloudflare.r2ManagedDomain, { accountId: "a" })],
    [provider, resource(types.twilio.twimlApp, { accountSid: "AC1" })],
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
  ],
  omitted: [
    {
      stack: [bucket({ accountId: "a" }), bucket({}, "second")],
      says: ['accountId is omitted; the stack\'s account is "a".'],
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
