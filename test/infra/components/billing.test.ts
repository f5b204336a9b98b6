import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { Billing } from "../../../infra/components/billing.ts";
import { Secret } from "../../../policies/kernel/resource.ts";
import { types } from "../../../vendors/types.ts";
import { contentsOf, deploy } from "../../support/deployment.ts";

const { product, price, webhookEndpoint, billingPortalConfiguration } = types.stripe;
const answers = {
  [product]: {},
  [price]: {},
  [webhookEndpoint]: { secret: "canary-webhook" },
  [billingPortalConfiguration]: {},
};

test("a subscription has a price in each currency, and Stripe reports named events of a pinned version", async () => {
  const declare = () => {
    const applicationKey = pulumi.secret("canary-key");
    const prices = { usd: 2900, mxn: 49_900 };
    return contentsOf(
      new Billing("billing", { site: "https://kaitalk.online", applicationKey, prices }, {}).environment,
    );
  };
  const { resources, result } = await deploy(declare, { answers });
  const monthly = (currency: string, unitAmount: number) => ({
    product: "subscription-id",
    currency,
    unitAmount,
    recurrings: [{ interval: "month" }],
    lookupKey: `kaitalk-monthly-${currency}`,
    nickname: `Monthly, ${currency.toUpperCase()}`,
    active: true,
  });
  expect(resources.map(({ name, inputs }) => [name, inputs])).toEqual([
    [
      "portal",
      {
        name: "KAITALK",
        active: true,
        defaultReturnUrl: "https://kaitalk.online",
        businessProfile: { privacyPolicyUrl: "https://kaitalk.online/privacy" },
        features: {
          customerUpdate: { enabled: true, allowedUpdates: ["email", "name"] },
          invoiceHistory: { enabled: true },
          paymentMethodUpdate: { enabled: false },
          subscriptionCancel: { enabled: true, mode: "at_period_end" },
        },
        loginPage: { enabled: false },
      },
    ],
    ["monthly-mxn", monthly("mxn", 49_900)],
    ["monthly-usd", monthly("usd", 2900)],
    ["subscription", { name: "KAITALK", active: true }],
    [
      "events",
      {
        url: "https://kaitalk.online/webhooks/stripe",
        enabledEvents: [
          "checkout.session.completed",
          "customer.subscription.created",
          "customer.subscription.updated",
          "customer.subscription.deleted",
          "invoice.paid",
          "invoice.payment_failed",
        ],
        apiVersion: "2026-10-28.endive",
      },
    ],
  ]);
  expect(result).toEqual({
    STRIPE_SECRET_KEY: new Secret("canary-key"),
    STRIPE_API_VERSION: "2026-10-28.endive",
    STRIPE_PRICE_USD: "monthly-usd-id",
    STRIPE_PRICE_MXN: "monthly-mxn-id",
    STRIPE_WEBHOOK_SECRET: new Secret("canary-webhook"),
  });
});
