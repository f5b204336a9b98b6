import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { twilioEnvironmentInDeclaredRegion } from "../../../../policies/residency/rules/twilio-environment-in-declared-region.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

function service(envVars: Properties) {
  return resource(types.render.webService, { envVars });
}

describeRule(twilioEnvironmentInDeclaredRegion, {
  pass: [
    [service({ TWILIO_REGION: { value: "us1" } })],
    [service({ TWILIO_REGION: { value: "us1" }, TWILIO_EDGE: { value: "umatilla" } })],
  ],
  fail: [
    {
      stack: [service({ TWILIO_REGION: { value: "au1" }, TWILIO_EDGE: { value: "sydney" } })],
      says: [
        'TWILIO_REGION is "au1"; allowed is us1.',
        'TWILIO_EDGE is "sydney"; allowed is ashburn or umatilla.',
      ],
    },
  ],
  omitted: [{ stack: [service({})], says: [], outcome: "met" }],
  unknown: [
    {
      stack: [service({ TWILIO_REGION: { value: UNKNOWN } })],
      says: [
        "envVars.TWILIO_REGION.value is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
