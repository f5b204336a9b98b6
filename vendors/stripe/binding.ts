import { bridged } from "../binding/bridge.ts";
import { providerClass, resourceClass } from "../binding/resource-class.ts";
import { flag, listOf, number, object, oneOf, optional, secretText, text } from "../binding/shape.ts";
import { sources } from "../sources.ts";
import { types } from "../types.ts";

export const terraform = { package: "stripe", ...sources.stripe } as const;

export const providerShape = { package: terraform.package, inputs: { apiKey: secretText } } as const;

export const productShape = {
  token: types.stripe.product,
  inputs: { name: text, active: flag },
  outputs: {},
} as const;

export const priceShape = {
  token: types.stripe.price,
  inputs: {
    product: text,
    currency: text,
    /** Minor units: cents, centavos. */
    unitAmount: number,
    recurrings: listOf(object({ interval: oneOf("month", "year") })),
    lookupKey: text,
    nickname: text,
    active: flag,
  },
  outputs: {},
} as const;

export const webhookEndpointShape = {
  token: types.stripe.webhookEndpoint,
  inputs: { url: text, enabledEvents: listOf(text), apiVersion: text, description: optional(text) },
  outputs: { secret: secretText },
} as const;

const onOrOff = object({ enabled: flag });

export const billingPortalConfigurationShape = {
  token: types.stripe.billingPortalConfiguration,
  inputs: {
    name: text,
    active: flag,
    defaultReturnUrl: text,
    businessProfile: object({ privacyPolicyUrl: text }),
    features: object({
      customerUpdate: object({ enabled: flag, allowedUpdates: listOf(text) }),
      invoiceHistory: onOrOff,
      paymentMethodUpdate: onOrOff,
      subscriptionCancel: object({ enabled: flag, mode: oneOf("at_period_end", "immediately") }),
    }),
    loginPage: onOrOff,
  },
  outputs: {},
} as const;

const reference = bridged(terraform);
export const StripeProvider = providerClass(providerShape, reference);
export const Product = resourceClass(productShape, reference);
export const Price = resourceClass(priceShape, reference);
export const WebhookEndpoint = resourceClass(webhookEndpointShape, reference);
export const BillingPortalConfiguration = resourceClass(billingPortalConfigurationShape, reference);
