import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { contentOf, receivableEvents } from "../stripe-events.ts";

export const stripeEventsCarryListedData = defineRule({
  id: "stripe-events-carry-listed-data",
  severity: "critical",
  clauses: ["card-data-never-held", "minimal-collection"],
  description:
    "Stripe reports subscriptions and invoices, and no event that carries a card or a whole person.",
  remediation: "Remove the event; the application asks Stripe for the little that it needs.",
  subjects: { types: [types.stripe.webhookEndpoint, types.stripe.v2CoreEventDestination], atLeast: 1 },
  messages: { more: 'enabledEvents holds "{event}", which {carries}.' },
  check(webhook, violated) {
    for (const event of (webhook.values("enabledEvents") ?? []).map(String)) {
      // Event destinations name the same events with the API's version in front.
      const name = event.replace(/^v1\./, "");
      if (receivableEvents.has(name)) continue;
      const { carries, mayHoldCard } = contentOf(name);
      violated(
        "more",
        { event, carries },
        { breaks: ["minimal-collection", ...(mayHoldCard ? (["card-data-never-held"] as const) : [])] },
      );
    }
  },
});
