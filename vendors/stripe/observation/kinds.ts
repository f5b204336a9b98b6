import type { Kind } from "../../observation/reader.ts";
import { types } from "../../types.ts";

const { stripe } = types;

/** What no provider declares. */
export const unknownToProviders = {
  paymentLink: "stripe:index/paymentLink:PaymentLink",
  file: "stripe:index/file:File",
} as const;

export const kinds: Readonly<Record<string, Kind>> = {
  [stripe.product]: { called: "Stripe product", holds: "setting", identity: ["name"] },
  [stripe.price]: { called: "Stripe price", holds: "setting", identity: ["lookupKey"] },
  [stripe.webhookEndpoint]: { called: "Stripe webhook", holds: "way-out", identity: ["url"] },
  [stripe.v2CoreEventDestination]: { called: "event destination", holds: "way-out", identity: ["name"] },
  [stripe.billingPortalConfiguration]: {
    called: "portal configuration",
    holds: "way-out",
    identity: ["name"],
  },
  [stripe.taxRegistration]: { called: "tax registration", holds: "setting", identity: ["country"] },
  [unknownToProviders.paymentLink]: { called: "payment link", holds: "way-out", identity: [] },
  [unknownToProviders.file]: { called: "file at Stripe", holds: "data", identity: [] },
};
