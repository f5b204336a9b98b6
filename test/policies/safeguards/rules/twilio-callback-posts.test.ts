import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { twilioCallbackPosts } from "../../../../policies/safeguards/rules/twilio-callback-posts.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(twilioCallbackPosts, {
  pass: [
    [
      resource(types.twilio.messagingService, {
        inboundRequestUrl: "https://kaitalk.online",
        inboundMethod: "POST",
      }),
    ],
    [resource(types.twilio.messagingService, { statusCallbackUrl: "https://kaitalk.online" })],
    [resource(types.twilio.messagingService, { inboundMethod: "GET" })],
  ],
  fail: [
    {
      stack: [resource(types.twilio.twimlApp, { voice: { url: "https://kaitalk.online", method: "GET" } })],
      says: ['voice.method is "GET"; "POST" is required.'],
    },
  ],
  omitted: [
    {
      stack: [resource(types.twilio.messagingService, { inboundRequestUrl: "https://kaitalk.online" })],
      says: [],
      outcome: "met",
    },
    {
      stack: [resource(types.twilio.twimlApp, { voice: { statusCallbackUrl: "https://kaitalk.online" } })],
      says: [],
      outcome: "met",
    },
  ],
  unknown: [
    {
      stack: [resource(types.twilio.twimlApp, { voice: { url: "https://kaitalk.online", method: UNKNOWN } })],
      says: [unknown("voice.method")],
    },
  ],
});
