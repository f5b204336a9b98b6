import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { stripePriceInListedCurrency } from "../../../../policies/safeguards/rules/stripe-price-in-listed-currency.ts";
import { books } from "../../../../register/read-books.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

const { price, product } = types.stripe;
const { currencies } = books().register.value.organisation;
const names = `the register names ${currencies.join(" and ")}.`;

describeRule(stripePriceInListedCurrency, {
  pass: [
    currencies.map((currency, index) =>
      resource(price, { currency: currency.toLowerCase() }, { name: `price-${index}` }),
    ),
    [resource(price, { currency: currencies[0] ?? "", currencyOptions: [{ key: currencies[1] ?? "" }] })],
    [resource(product, { name: "KAITALK" })],
  ],
  fail: [
    { stack: [resource(price, { currency: "eur" })], says: [`currency is "eur"; ${names}`] },
    {
      stack: [resource(price, { currency: "usd", currencyOptions: [{ key: "brl" }] })],
      says: [`currencyOptions[0].key is "brl"; ${names}`],
    },
    {
      stack: [
        resource(product, { defaultPriceDatas: [{ currency: "gbp", currencyOptions: [{ key: "usd" }] }] }),
      ],
      says: [`defaultPriceDatas[0].currency is "gbp"; ${names}`],
    },
  ],
  omitted: [{ stack: [resource(price)], says: [`currency is omitted; ${names}`] }],
  unknown: [{ stack: [resource(price, { currency: UNKNOWN })], says: [unknown("currency")] }],
});
