import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { twilioProviderInDeclaredRegion } from "../../../../policies/residency/rules/twilio-provider-in-declared-region.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(twilioProviderInDeclaredRegion, {
  pass: [
    [resource(types.twilio.provider, { region: "us1" })],
    [resource(types.twilio.provider, { region: "us1", edge: "ashburn" })],
  ],
  fail: [
    {
      stack: [resource(types.twilio.provider, { region: "ie1", edge: "dublin" })],
      says: [
        'region is "ie1"; the register declares "us1".',
        'edge is "dublin", which lies outside the United States.',
      ],
    },
    { stack: [], says: ["0 of at least 1 pulumi:providers:twilio declared."] },
  ],
  omitted: [
    {
      stack: [resource(types.twilio.provider)],
      says: ['region is omitted, so the vendor decides where the data is; the register declares "us1".'],
    },
  ],
  unknown: [
    {
      stack: [resource(types.twilio.provider, { region: UNKNOWN })],
      says: [
        "region is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
