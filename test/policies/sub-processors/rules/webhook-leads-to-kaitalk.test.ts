import { HIDDEN, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { webhookLeadsToKaitalk } from "../../../../policies/sub-processors/rules/webhook-leads-to-kaitalk.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const cors = (origin: string) =>
  resource(types.cloudflare.r2BucketCors, { rules: [{ allowed: { origins: [origin], methods: ["GET"] } }] });

describeRule(webhookLeadsToKaitalk, {
  pass: [
    [resource(types.twilio.messagingService, { inboundRequestUrl: "https://kaitalk.online/sms" })],
    [resource(types.stripe.webhookEndpoint, { url: "https://app.kaitalk.online:8443/stripe" })],
    [resource(types.postmark.server, { bounceHookUrl: "https://kaitalk.online/b", name: "stripe.com" })],
    [cors("https://kaitalk.online")],
  ],
  fail: [
    {
      stack: [resource(types.twilio.twimlApp, { voice: { url: "https://api.twilio.com/x" } })],
      says: ['voice.url leads to "api.twilio.com", which is not KAITALK\'s own.'],
    },
    {
      stack: [resource(types.stripe.webhookEndpoint, { url: "https://kaitalk.online@stripe.com/x" })],
      says: ['url leads to "stripe.com", which is not KAITALK\'s own.'],
    },
    {
      stack: [cors("https://twilio.com")],
      says: ['rules[0].allowed.origins[0] leads to "twilio.com", which is not KAITALK\'s own.'],
    },
  ],
  omitted: [{ stack: [resource(types.postmark.server)], says: [], outcome: "met" }],
  unknown: [
    // Where an address comes from is judged by unknown-host-of-registered-origin.
    { stack: [resource(types.postmark.webhook, { url: UNKNOWN })], says: [], outcome: "met" },
    {
      stack: [resource(types.postmark.webhook, { url: HIDDEN })],
      says: [
        "url is a secret whose content is not shown here, so the rule cannot be checked; judge the program, or a state exported with --show-secrets.",
      ],
    },
  ],
});
