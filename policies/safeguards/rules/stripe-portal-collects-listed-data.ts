import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

/** Fields that hold what the page lists: billing email and business name. */
const listed = new Set(["email", "name"]);

export const stripePortalCollectsListedData = defineRule({
  id: "stripe-portal-collects-listed-data",
  severity: "high",
  clauses: ["minimal-collection"],
  description: "The billing portal asks customers for nothing beyond the data that the page lists.",
  remediation: "Remove the field, or publish a page that lists it.",
  subjects: { types: [types.stripe.billingPortalConfiguration] },
  messages: {
    more: "features.customerUpdate.allowedUpdates holds {field}.",
    reason: "{property} is {actual}, so the portal asks why a customer leaves.",
  },
  check(portal, violated) {
    const reason = portal.read("features.subscriptionCancel.cancellationReason.enabled");
    const asks = portal.declares("features.subscriptionCancel.cancellationReason") && reason.value !== false;
    if (asks) violated("reason", { property: reason.path, actual: reason });
    if (portal.read("features.customerUpdate.enabled").value === false) return;
    for (const field of (portal.values("features.customerUpdate.allowedUpdates") ?? []).map(String))
      if (!listed.has(field)) violated("more", { field });
  },
});
