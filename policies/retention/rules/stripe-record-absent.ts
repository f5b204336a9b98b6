import { types } from "../../../providers/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const stripeRecordAbsent = defineRule({
  id: "stripe-record-absent",
  severity: "critical",
  clauses: ["payment-info", "stripe-billing-email"],
  description:
    "Stripe alone holds payment records, so that none is kept in the stack's state beyond Stripe's policy.",
  remediation: "Remove the resource; customers come to Stripe through Checkout.",
  subjects: { types: [types.stripe.customer], absent: true },
  messages: { kept: "the stack's state would keep a customer's billing data, and no period ends that copy." },
  check: (_, violated) => violated("kept"),
});
