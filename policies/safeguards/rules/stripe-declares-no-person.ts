import { defineRule } from "../../kernel/rule.ts";
import { stripeCatalogue } from "../vendor-types.ts";

export const stripeDeclaresNoPerson = defineRule({
  id: "stripe-declares-no-person",
  severity: "critical",
  clauses: ["card-data-never-held", "payment-info", "stripe-billing-email", "minimal-collection"],
  description:
    "Only the catalogue and the wiring of Stripe are declared; customers and cards never pass through KAITALK.",
  remediation: "Remove the resource; Stripe Checkout creates customers at Stripe.",
  subjects: {
    types: "every",
    where: ({ resource }) => resource.type.startsWith("stripe:"),
    atLeast: 1,
    called: "resource of Stripe",
  },
  messages: { person: "{type} would put data of customers or cards into the state." },
  check({ resource }, violated) {
    if (!stripeCatalogue.has(resource.type)) violated("person", { type: resource.type });
  },
});
