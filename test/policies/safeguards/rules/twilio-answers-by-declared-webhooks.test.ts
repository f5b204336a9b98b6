import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { twilioAnswersByDeclaredWebhooks } from "../../../../policies/safeguards/rules/twilio-answers-by-declared-webhooks.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { linked, unknown } from "../resources.ts";

const { messagingService, phoneNumber, twimlApp } = types.twilio;
const app = resource(twimlApp, {}, { name: "voice" });

describeRule(twilioAnswersByDeclaredWebhooks, {
  pass: [
    [resource(messagingService, { useInboundWebhookOnNumber: false })],
    [app, linked(resource(phoneNumber, { voice: { applicationSid: UNKNOWN } }), "voice", app)],
    [resource(phoneNumber, { voice: { url: "https://kaitalk.online/webhooks/twilio/call" } })],
  ],
  fail: [
    {
      stack: [resource(messagingService, { useInboundWebhookOnNumber: true })],
      says: ["useInboundWebhookOnNumber is true, so whatever stands at the number answers."],
    },
    {
      stack: [
        app,
        resource(phoneNumber, { voice: { applicationSid: "AP0" }, fax: { url: "https://kaitalk.online" } }),
      ],
      says: [
        "fax is declared, and Twilio would keep what is received.",
        "voice.applicationSid comes from no application of this stack, so nobody sees who answers.",
      ],
    },
    {
      stack: [app, resource(phoneNumber, { messaging: { applicationSid: UNKNOWN } })],
      says: ["messaging.applicationSid comes from no application of this stack, so nobody sees who answers."],
    },
  ],
  omitted: [{ stack: [resource(messagingService)], says: [], outcome: "met" }],
  unknown: [
    {
      stack: [resource(messagingService, { useInboundWebhookOnNumber: UNKNOWN })],
      says: [unknown("useInboundWebhookOnNumber")],
    },
  ],
});
