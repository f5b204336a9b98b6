import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { stripePortalTakesNoPayment } from "../../../../policies/safeguards/rules/stripe-portal-takes-no-payment.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

const off = { paymentMethodUpdate: { enabled: false } };
const beside =
  "Stripe's own portal takes cards beside Checkout, which the page calls the only payment interface.";
const only = "false is required, as Checkout is the only way to pay.";

describeRule(stripePortalTakesNoPayment, {
  pass: [
    [portal(off)],
    [portal({ ...off, subscriptionUpdate: { enabled: false }, invoiceHistory: { enabled: true } })],
  ],
  fail: [
    {
      stack: [portal({ ...off, subscriptionUpdate: { enabled: true } })],
      says: [`features.subscriptionUpdate.enabled is true; ${only}`],
    },
    {
      stack: [portal({ paymentMethodUpdate: { enabled: true } })],
      outcome: "gap",
      says: [`features.paymentMethodUpdate.enabled is true: ${beside}`],
    },
  ],
  omitted: [
    {
      stack: [portal({})],
      outcome: "gap",
      says: [`features.paymentMethodUpdate.enabled is omitted (the vendor documents no default): ${beside}`],
    },
    {
      stack: [portal({ ...off, subscriptionUpdate: { prorationBehavior: "none" } })],
      says: [`features.subscriptionUpdate.enabled is omitted; ${only}`],
    },
  ],
  unknown: [
    {
      stack: [portal({ paymentMethodUpdate: { enabled: UNKNOWN } })],
      says: [unknown("features.paymentMethodUpdate.enabled")],
    },
  ],
});

function portal(features: Properties) {
  return resource(types.stripe.billingPortalConfiguration, { features });
}
