import { books } from "../../../register/read-books.ts";
import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import type { Subject } from "../../kernel/subject.ts";

export const stripePriceInListedCurrency = defineRule({
  id: "stripe-price-in-listed-currency",
  severity: "high",
  clauses: ["payment-info", "sub-processor-list"],
  description: "Subscriptions are sold in the currencies that the page names and in no other.",
  remediation: "Use a currency of the register, or publish a page that names the new one first.",
  subjects: { types: [types.stripe.price, types.stripe.product] },
  messages: { other: "{property} is {actual}; the register names {listed}." },
  check(sold, violated) {
    const listed: readonly string[] = books().register.value.organisation.currencies;
    const isPrice = sold.resource.type === types.stripe.price;
    for (const price of isPrice ? [sold] : sold.each("defaultPriceDatas"))
      for (const actual of currenciesOf(price))
        if (!listed.includes(String(actual.value).toUpperCase()))
          violated("other", { property: actual.path, actual, listed: listed.join(" and ") });
  },
});

function currenciesOf(price: Subject) {
  return [price.read("currency"), ...price.each("currencyOptions").map((option) => option.read("key"))];
}
