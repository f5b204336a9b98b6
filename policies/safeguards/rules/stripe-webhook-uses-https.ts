import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { isHttps } from "../web-addresses.ts";

export const stripeWebhookUsesHttps = defineRule({
  id: "stripe-webhook-uses-https",
  severity: "critical",
  clauses: ["transit-encryption"],
  description: "Stripe reports over HTTPS.",
  remediation: "Use an https:// address.",
  subjects: { types: [types.stripe.webhookEndpoint, types.stripe.v2CoreEventDestination], atLeast: 1 },
  messages: { plain: "{path} is {actual}; an https:// address is required." },
  check(webhook, violated) {
    const isEndpoint = webhook.resource.type === types.stripe.webhookEndpoint;
    const urls = isEndpoint ? [webhook] : webhook.each("webhookEndpoints");
    for (const url of urls.map((holder) => holder.read("url")))
      if (!isHttps(url)) violated("plain", { path: url.path, actual: url });
  },
});
