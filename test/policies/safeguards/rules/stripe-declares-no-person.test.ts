import { stripeDeclaresNoPerson } from "../../../../policies/safeguards/rules/stripe-declares-no-person.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(stripeDeclaresNoPerson, {
  pass: [
    [resource(types.stripe.product), resource(types.stripe.price), resource(types.stripe.webhookEndpoint)],
  ],
  fail: [
    {
      stack: [resource(types.stripe.customer), resource("stripe:index/card:Card")],
      says: [
        "stripe:index/customer:Customer would put data of customers or cards into the state.",
        "stripe:index/card:Card would put data of customers or cards into the state.",
      ],
    },
    { stack: [], says: ["0 of at least 1 resource of Stripe declared."] },
  ],
  omitted: "The rule reads no property.",
  unknown: "The rule reads no property.",
});
