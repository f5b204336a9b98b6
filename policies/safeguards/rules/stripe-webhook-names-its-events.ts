import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const stripeWebhookNamesItsEvents = defineRule({
  id: "stripe-webhook-names-its-events",
  severity: "high",
  clauses: ["minimal-collection"],
  description: "Stripe sends the events that KAITALK needs, each of them named.",
  remediation: "List the events in enabledEvents.",
  subjects: { types: [types.stripe.webhookEndpoint, types.stripe.v2CoreEventDestination], atLeast: 1 },
  messages: {
    none: "enabledEvents is empty.",
    all: "enabledEvents holds {event}.",
  },
  check(webhook, violated) {
    const events = webhook.values("enabledEvents") ?? [];
    if (events.length === 0) violated("none");
    for (const event of events.filter((name) => String(name).includes("*"))) violated("all", { event });
  },
});
