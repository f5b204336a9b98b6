import type { Behaviour } from "../../simulation/behaviour.ts";
import { madeUp } from "../../simulation/token.ts";
import { types } from "../../types.ts";

/** The signing secret is told once, at creation. */
export const webhookEndpoint: Behaviour = {
  type: types.stripe.webhookEndpoint,
  id: () => madeUp("we_sandbox", 8),
  computed: () => ({ secret: madeUp("whsec_sandbox"), status: "enabled", livemode: false }),
};

/** A portal configuration can be switched off, not deleted: Stripe keeps it, inactive. */
export const billingPortalConfiguration: Behaviour = {
  type: types.stripe.billingPortalConfiguration,
  leaves: (properties) => ({ ...properties, active: false }),
  id: () => madeUp("bpc_sandbox", 8),
  computed: () => ({ isDefault: false, livemode: false }),
};
