import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { stripeWebhookNamesItsEvents } from "../../../../policies/safeguards/rules/stripe-webhook-names-its-events.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(stripeWebhookNamesItsEvents, {
  pass: [[endpoint({ enabledEvents: ["invoice.paid"] })]],
  fail: [
    { stack: [endpoint({ enabledEvents: ["*"] })], says: ["enabledEvents holds *."] },
    { stack: [endpoint({ enabledEvents: ["invoice.*"] })], says: ["enabledEvents holds invoice.*."] },
    { stack: [endpoint({ enabledEvents: [] })], says: ["enabledEvents is empty."] },
  ],
  omitted: [{ stack: [resource(types.stripe.v2CoreEventDestination)], says: ["enabledEvents is empty."] }],
  unknown: [{ stack: [endpoint({ enabledEvents: UNKNOWN })], says: [unknown("enabledEvents")] }],
});

function endpoint(inputs: Properties) {
  return resource(types.stripe.webhookEndpoint, inputs);
}
