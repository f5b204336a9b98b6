import { stripeRecordAbsent } from "../../../../policies/retention/rules/stripe-record-absent.ts";
import { types } from "../../../../providers/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { project } from "../stack.ts";

describeRule(stripeRecordAbsent, {
  pass: [[], [project()]],
  fail: [
    {
      stack: [resource(types.stripe.customer, {})],
      says: ["the stack's state would keep a customer's billing data, and no period ends that copy."],
    },
  ],
  omitted: "Whatever the resource leaves out, it is a customer's record.",
  unknown: "Whatever is unknown of the resource, it is a customer's record.",
});
