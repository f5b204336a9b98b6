import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const stripeEventToWebhook = defineRule({
  id: "stripe-event-to-webhook",
  severity: "high",
  clauses: ["sub-processor-list"],
  description: "Stripe sends its events to KAITALK's own webhook and into no other cloud.",
  remediation: "Use a webhook endpoint of KAITALK's own domain.",
  subjects: { types: [types.stripe.v2CoreEventDestination], absent: true },
  messages: {
    cloud: "{property} is declared, so events about customers go to a cloud that is not on the list.",
  },
  check(destination, violated) {
    for (const property of ["amazonEventbridges", "azureEventGrid"])
      if (destination.declares(property)) violated("cloud", { property });
  },
});
