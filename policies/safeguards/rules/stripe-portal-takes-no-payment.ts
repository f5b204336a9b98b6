import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const stripePortalTakesNoPayment = defineRule({
  id: "stripe-portal-takes-no-payment",
  severity: "critical",
  clauses: ["card-data-never-held"],
  description:
    "Cards are entered and plans are paid in Stripe Checkout alone, never in the billing portal beside it.",
  remediation: "Set features.paymentMethodUpdate.enabled to false and leave features.subscriptionUpdate out.",
  subjects: { types: [types.stripe.billingPortalConfiguration] },
  messages: {
    beside: "{property} is {actual}; false is required, as Checkout is the only way to pay.",
    card: "{property} is {actual}: Stripe's own portal takes cards beside Checkout, which the page calls the only payment interface.",
  },
  check(portal, violated) {
    const read = (feature: string) => portal.read(`features.${feature}.enabled`);
    const card = read("paymentMethodUpdate");
    // Stripe hosts both and no card reaches KAITALK, so the page says more than is shown and nothing is broken.
    if (card.value !== false) violated("card", { property: card.path, actual: card }, { as: "gap" });
    if (!portal.declares("features.subscriptionUpdate")) return;
    const plan = read("subscriptionUpdate");
    if (plan.value !== false) violated("beside", { property: plan.path, actual: plan });
  },
});
