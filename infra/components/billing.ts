import { ComponentResource, type ComponentResourceOptions, type Input, type Output } from "@pulumi/pulumi";
import * as stripe from "../../vendors/stripe/binding.ts";
import type { Environment } from "../environment.ts";

interface BillingArgs {
  /** What the application opens Checkout with. */
  readonly applicationKey: Output<string>;
  /** Address of the site, without a slash at the end. */
  readonly site: string;
  /** Price of a month by currency, in its smallest unit. */
  readonly prices: { readonly usd: Input<number>; readonly mxn: Input<number> };
}

/** Version of Stripe's API that events are written in; the application's client is of the same version. Source: npm stripe 23.1.0. */
const apiVersion = "2026-10-28.endive";

/** What happens to a subscription, and nothing else. Names of cards and people are in none of them by themselves. */
const events = [
  "checkout.session.completed",
  "customer.subscription.created",
  "customer.subscription.updated",
  "customer.subscription.deleted",
  "invoice.paid",
  "invoice.payment_failed",
];

/** Subscriptions at Stripe: what is sold and how Stripe reports. Customers and cards exist at Stripe alone. */
export class Billing extends ComponentResource {
  readonly environment: Environment;

  constructor(
    name: string,
    { applicationKey, site, prices }: BillingArgs,
    options: ComponentResourceOptions,
  ) {
    super("kaitalk:infra:Billing", name, {}, options);
    const child = { parent: this };
    const product = new stripe.Product("subscription", { name: "KAITALK", active: true }, child);
    const price = (currency: keyof typeof prices) =>
      new stripe.Price(
        `monthly-${currency}`,
        {
          product: product.id,
          currency,
          unitAmount: prices[currency],
          recurrings: [{ interval: "month" }],
          lookupKey: `kaitalk-monthly-${currency}`,
          nickname: `Monthly, ${currency.toUpperCase()}`,
          active: true,
        },
        child,
      );
    const endpoint = new stripe.WebhookEndpoint(
      "events",
      { url: `${site}/webhooks/stripe`, enabledEvents: events, apiVersion },
      child,
    );
    new stripe.BillingPortalConfiguration(
      "portal",
      {
        name: "KAITALK",
        active: true,
        defaultReturnUrl: site,
        businessProfile: { privacyPolicyUrl: `${site}/privacy` },
        features: {
          // What the page lists of a customer, and no more.
          customerUpdate: { enabled: true, allowedUpdates: ["email", "name"] },
          invoiceHistory: { enabled: true },
          // Cards are entered in Checkout alone, as the page says.
          paymentMethodUpdate: { enabled: false },
          subscriptionCancel: { enabled: true, mode: "at_period_end" },
        },
        loginPage: { enabled: false },
      },
      child,
    );
    this.environment = {
      STRIPE_SECRET_KEY: applicationKey,
      STRIPE_API_VERSION: apiVersion,
      STRIPE_PRICE_USD: price("usd").id,
      STRIPE_PRICE_MXN: price("mxn").id,
      STRIPE_WEBHOOK_SECRET: endpoint.secret,
    };
    this.registerOutputs();
  }
}
