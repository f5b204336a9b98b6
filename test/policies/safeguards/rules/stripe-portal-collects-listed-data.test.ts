import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { stripePortalCollectsListedData } from "../../../../policies/safeguards/rules/stripe-portal-collects-listed-data.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(stripePortalCollectsListedData, {
  pass: [
    [portal({ enabled: true, allowedUpdates: ["email", "name"] })],
    [portal({ enabled: false, allowedUpdates: ["phone"] })],
    [leaving({ enabled: false })],
  ],
  fail: [
    {
      stack: [portal({ enabled: true, allowedUpdates: ["email", "phone", "shipping"] })],
      says: [
        "features.customerUpdate.allowedUpdates holds phone.",
        "features.customerUpdate.allowedUpdates holds shipping.",
      ],
    },
    {
      stack: [leaving({ enabled: true, options: ["other"] })],
      says: [
        "features.subscriptionCancel.cancellationReason.enabled is true, so the portal asks why a customer leaves.",
      ],
    },
  ],
  omitted: [
    { stack: [resource(types.stripe.billingPortalConfiguration)], says: [], outcome: "met" },
    {
      stack: [portal({ allowedUpdates: ["phone"] })],
      says: ["features.customerUpdate.allowedUpdates holds phone."],
    },
  ],
  unknown: [
    {
      stack: [portal({ enabled: true, allowedUpdates: UNKNOWN })],
      says: [unknown("features.customerUpdate.allowedUpdates")],
    },
  ],
});

function leaving(cancellationReason: Properties) {
  return resource(types.stripe.billingPortalConfiguration, {
    features: { subscriptionCancel: { enabled: true, cancellationReason } },
  });
}

function portal(customerUpdate: Properties) {
  return resource(types.stripe.billingPortalConfiguration, { features: { customerUpdate } });
}
