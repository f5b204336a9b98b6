import { firstId, named, type Plant, unused } from "../../simulation/plant.ts";
import { types } from "../../types.ts";

const { stripe } = types;

/** What can be put at the vendor behind the engine's back. */
export const plants: Readonly<Record<string, Plant>> = {
  webhook: {
    type: stripe.webhookEndpoint,
    inputs: (name) => ({ url: `https://${name}.example.invalid/`, enabledEvents: ["*"] }),
  },
  product: { type: stripe.product, inputs: (name) => ({ name, active: true }) },
  price: {
    type: stripe.price,
    inputs: (name, store) => ({
      ...{ lookupKey: name, currency: "eur", unitAmount: 1, active: true },
      product: firstId(store, stripe.product),
    }),
  },
  portal: {
    type: stripe.billingPortalConfiguration,
    inputs: (name) => ({ name, active: true, features: {}, businessProfile: {} }),
  },
  "tax-registration": { type: stripe.taxRegistration, inputs: () => ({ country: "DE" }) },
  "payment-link": named(unused("stripe", "paymentLink")),
  file: named(unused("stripe", "file")),
  "event-destination": {
    type: stripe.v2CoreEventDestination,
    inputs: (name) => ({
      name,
      type: "amazon_eventbridge",
      enabledEvents: ["*"],
      eventPayload: "thin",
      amazonEventbridges: [{ awsAccountId: "000000000000", awsRegion: "us-east-1" }],
    }),
  },
};
