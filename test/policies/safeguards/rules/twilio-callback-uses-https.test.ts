import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { twilioCallbackUsesHttps } from "../../../../policies/safeguards/rules/twilio-callback-uses-https.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(twilioCallbackUsesHttps, {
  pass: [
    [resource(types.twilio.messagingService, { inboundRequestUrl: "https://kaitalk.online/sms" })],
    [resource(types.twilio.twimlApp, { voice: { url: "https://kaitalk.online/call" } })],
  ],
  fail: [
    {
      stack: [resource(types.twilio.messagingService, { statusCallbackUrl: "http://kaitalk.online/status" })],
      says: ['statusCallbackUrl is "http://kaitalk.online/status"; an https:// address is required.'],
    },
    {
      stack: [resource(types.twilio.phoneNumber, { voice: { fallbackUrl: "ftp://kaitalk.online" } })],
      says: ['voice.fallbackUrl is "ftp://kaitalk.online"; an https:// address is required.'],
    },
  ],
  omitted: [{ stack: [resource(types.twilio.twimlApp)], says: [], outcome: "met" }],
  unknown: [
    { stack: [resource(types.twilio.twimlApp, { voice: { url: UNKNOWN } })], says: [unknown("voice.url")] },
  ],
});
