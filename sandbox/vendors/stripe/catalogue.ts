import { types } from "../../../providers/types.ts";
import type { Behaviour } from "../../behaviour.ts";
import { madeUp } from "../../token.ts";

export const product: Behaviour = {
  type: types.stripe.product,
  id: () => madeUp("prod_sandbox", 8),
  refuseDelete({ id }, vendor) {
    const price = vendor.ofType(types.stripe.price).find(({ properties }) => properties.product === id);
    return price && `Stripe deletes no product that has prices: ${id} has ${price.id}`;
  },
};

/** An amount is settled for ever: another amount is another price. Stripe keeps old prices; the provider forgets them. */
export const price: Behaviour = {
  type: types.stripe.price,
  identity: ["lookupKey"],
  replaceOn: ["product", "currency", "unitAmount", "recurrings", "billingScheme", "tiers", "tiersMode"],
  id: () => madeUp("price_sandbox", 8),
  computed: () => ({ livemode: false, object: "price" }),
};
