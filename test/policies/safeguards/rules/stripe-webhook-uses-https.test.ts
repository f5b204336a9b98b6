import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { stripeWebhookUsesHttps } from "../../../../policies/safeguards/rules/stripe-webhook-uses-https.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

const endpoint = (inputs: Properties) => resource(types.stripe.webhookEndpoint, inputs);
const destination = (inputs: Properties) => resource(types.stripe.v2CoreEventDestination, inputs);

describeRule(stripeWebhookUsesHttps, {
  pass: [
    [endpoint({ url: "https://kaitalk.online/stripe" })],
    [destination({ webhookEndpoints: [{ url: "https://kaitalk.online/stripe" }] })],
  ],
  fail: [
    {
      stack: [endpoint({ url: "http://kaitalk.online/stripe" })],
      says: ['url is "http://kaitalk.online/stripe"; an https:// address is required.'],
    },
    {
      stack: [destination({ webhookEndpoints: [{ url: "http://kaitalk.online" }] })],
      says: ['webhookEndpoints[0].url is "http://kaitalk.online"; an https:// address is required.'],
    },
  ],
  omitted: [
    {
      stack: [endpoint({})],
      says: ["url is omitted (the vendor documents no default); an https:// address is required."],
    },
  ],
  unknown: [
    { stack: [endpoint({ url: UNKNOWN })], says: [unknown("url")] },
    { stack: [destination({ webhookEndpoints: UNKNOWN })], says: [unknown("webhookEndpoints")] },
  ],
});
