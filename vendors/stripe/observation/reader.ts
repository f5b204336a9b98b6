import type { Account, Reader } from "../../observation/reader.ts";
import { kinds } from "./kinds.ts";
import { lookAtAccount, lookAtKey } from "./look.ts";

/** Asks Stripe what is sold, where events go and what the portal shows. Customers are not asked for. */
export const reader: Reader = {
  vendor: "stripe",
  hosts: ["api.stripe.com"],
  keys: [
    {
      variable: "OBSERVE_STRIPE_API_KEY",
      narrowest:
        "A restricted key in live mode that reads products, prices, webhook endpoints, event destinations, portal configurations, tax registrations, payment links and files, and nothing else.",
      where: "Stripe's dashboard, Developers, API keys",
    },
  ],
  present: (key) => ({
    authorization: `Bearer ${key("OBSERVE_STRIPE_API_KEY")}`,
    // Without it answers follow whatever version the account is set to, and the second interface none at all.
    "stripe-version": "2026-10-28.endive",
  }),
  // 100 requests a second, and 25 at one address.
  pace: { requests: 2_000, perSecond: 10 },
  kinds,
  async read(account: Account) {
    lookAtKey(account);
    await lookAtAccount(account);
  },
};
