import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

const dated = /^\d{4}-\d{2}-\d{2}(\.[a-z]+)?$/;

export const stripeWebhookPinsItsVersion = defineRule({
  id: "stripe-webhook-pins-its-version",
  severity: "medium",
  clauses: ["minimal-collection"],
  description: "The version of an event's content is pinned, so that no new field arrives unseen.",
  remediation: "Set the dated version that the application was written for.",
  subjects: { types: [types.stripe.webhookEndpoint, types.stripe.v2CoreEventDestination], atLeast: 1 },
  messages: { loose: "{property} is {actual}; a dated version is required." },
  check(webhook, violated) {
    const isEndpoint = webhook.resource.type === types.stripe.webhookEndpoint;
    // A thin event carries an id and no content.
    if (!isEndpoint && webhook.read("eventPayload").value === "thin") return;
    const property = isEndpoint ? "apiVersion" : "snapshotApiVersion";
    const actual = webhook.read(property);
    if (!dated.test(String(actual.value))) violated("loose", { property, actual });
  },
});
