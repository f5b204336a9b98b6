import { UNKNOWN, type Value } from "../../../../policies/kernel/resource.ts";
import { stripeEventsCarryListedData } from "../../../../policies/safeguards/rules/stripe-events-carry-listed-data.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

const { webhookEndpoint, v2CoreEventDestination } = types.stripe;

describeRule(stripeEventsCarryListedData, {
  pass: [
    [endpoint(["checkout.session.completed", "customer.subscription.trial_will_end", "invoice.paid"])],
    [resource(v2CoreEventDestination, { enabledEvents: ["v1.customer.subscription.deleted"] })],
  ],
  fail: [
    {
      stack: [endpoint(["payment_method.attached", "charge.succeeded", "customer.created"])],
      says: [
        `enabledEvents holds "payment_method.attached", which carries a card's brand, last digits and billing address.`,
        `enabledEvents holds "charge.succeeded", which carries a card's brand, last digits and billing address.`,
        'enabledEvents holds "customer.created", which carries the whole customer: address, phone and means of payment.',
      ],
    },
    {
      stack: [endpoint(["invoice.invented", "*"])],
      says: [
        'enabledEvents holds "invoice.invented", which is one whose content nobody has read.',
        'enabledEvents holds "*", which is one whose content nobody has read.',
      ],
    },
    {
      stack: [resource(v2CoreEventDestination, { enabledEvents: ["v1.customer.tax_id.created"] })],
      says: ['enabledEvents holds "v1.customer.tax_id.created", which carries a tax number.'],
    },
  ],
  omitted: "stripe-webhook-names-its-events demands that the events are named",
  unknown: [{ stack: [endpoint(UNKNOWN)], says: [unknown("enabledEvents")] }],
});

function endpoint(enabledEvents: Value) {
  return resource(webhookEndpoint, { enabledEvents });
}
