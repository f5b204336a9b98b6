import type { Behaviour } from "../../simulation/behaviour.ts";
import { madeUp } from "../../simulation/token.ts";
import { types } from "../../types.ts";

export const product: Behaviour = {
  type: types.stripe.product,
  id: () => madeUp("prod_sandbox", 8),
  refuseDelete({ id }, vendor) {
    const price = vendor
      .ofType(types.stripe.price)
      .find(({ properties }) => properties.product === id && properties.active !== false);
    return price && `Stripe deletes no product that has an active price: ${id} has ${price.id}`;
  },
};

/** An amount is settled for ever: another amount is another price. Stripe deletes no price; a deleted one is archived. */
export const price: Behaviour = {
  type: types.stripe.price,
  identity: ["lookupKey"],
  leaves: (properties) => ({ ...properties, active: false }),
  id: () => madeUp("price_sandbox", 8),
  computed: () => ({ livemode: false, object: "price" }),
};
