/**
 * Events of Stripe that the stack may receive: what was sold and paid, and the billing email, business name and country
 * of who paid. Of street, phone and shipping they hold only what Checkout was told to ask for.
 * Source: types of events and of the objects in them, npm stripe 23.1.0, esm/resources.
 */
export const receivableEvents: ReadonlySet<string> = new Set([
  ...["completed", "expired", "async_payment_succeeded", "async_payment_failed"].map(
    (what) => `checkout.session.${what}`,
  ),
  ...["created", "updated", "deleted", "paused", "resumed", "trial_will_end"].map(
    (what) => `customer.subscription.${what}`,
  ),
  ...["pending_update_applied", "pending_update_expired"].map((what) => `customer.subscription.${what}`),
  ...["created", "finalized", "paid", "payment_succeeded", "payment_failed", "upcoming", "voided"].map(
    (what) => `invoice.${what}`,
  ),
  ...["payment_action_required", "marked_uncollectible", "finalization_failed"].map(
    (what) => `invoice.${what}`,
  ),
  ...["product", "price"].flatMap((what) => ["created", "updated", "deleted"].map((how) => `${what}.${how}`)),
]);

/** What the objects of other events hold of a customer, by how the event's name starts. The same source. */
const carried: readonly { readonly prefix: string; readonly what: string; readonly noCard?: true }[] = [
  { prefix: "payment_method.", what: "a card's brand, last digits and billing address" },
  { prefix: "charge.", what: "a card's brand, last digits and billing address" },
  { prefix: "payment_intent.", what: "the customer's payment, shipping address and card" },
  { prefix: "setup_intent.", what: "the customer's means of payment" },
  { prefix: "customer.source.", what: "the customer's means of payment" },
  { prefix: "customer.tax_id.", what: "a tax number", noCard: true },
  { prefix: "customer.", what: "the whole customer: address, phone and means of payment" },
  { prefix: "identity.", what: "a person's identity papers", noCard: true },
];

/** What an event that may not be received carries, as the end of a sentence, and whether a card may be in it. */
export function contentOf(event: string): { readonly carries: string; readonly mayHoldCard: boolean } {
  const found = carried.find(({ prefix }) => event.startsWith(prefix));
  return found
    ? { carries: `carries ${found.what}`, mayHoldCard: !found.noCard }
    : { carries: "is one whose content nobody has read", mayHoldCard: true };
}
