import { bearer, type Desk, type Front, ok, type Question, type Route } from "../../simulation/front.ts";
import { isList, isObject, type Json, type JsonObject, textAt } from "../../simulation/json.ts";
import { renamed } from "../../simulation/names.ts";
import { unused } from "../../simulation/plant.ts";
import type { HeldObject } from "../../simulation/store.ts";
import { types } from "../../types.ts";
import { destinations } from "./destinations.ts";
import { failure, list, seconds } from "./lists.ts";
import { portal } from "./portal.ts";

/** A customer; its owner is empty. */
export const keptCustomer = "stripe/customer";

const routes: readonly Route[] = [
  held("/v1/products", types.stripe.product, ({ properties }, created) => ({
    object: "product",
    active: properties.active !== false,
    description: null,
    images: isList(properties.images) ? properties.images : [],
    marketing_features: [],
    metadata: {},
    name: textAt(properties, "name"),
    package_dimensions: null,
    shippable: null,
    tax_code: null,
    updated: created,
    url: textAt(properties, "url") || null,
  })),
  held("/v1/prices", types.stripe.price, ({ properties }) => ({
    object: "price",
    active: properties.active !== false,
    billing_scheme: "per_unit",
    currency: textAt(properties, "currency"),
    custom_unit_amount: null,
    lookup_key: textAt(properties, "lookupKey") || null,
    metadata: {},
    nickname: textAt(properties, "nickname") || null,
    product: textAt(properties, "product"),
    recurring: recurring(properties.recurrings),
    tax_behavior: "unspecified",
    tiers_mode: null,
    transform_quantity: null,
    type: isList(properties.recurrings) && properties.recurrings.length > 0 ? "recurring" : "one_time",
    unit_amount: Number(properties.unitAmount ?? 0),
    unit_amount_decimal: String(properties.unitAmount ?? 0),
    currency_options: currencies(properties),
  })),
  held("/v1/webhook_endpoints", types.stripe.webhookEndpoint, ({ properties }) => ({
    object: "webhook_endpoint",
    api_version: textAt(properties, "apiVersion") || null,
    application: null,
    description: textAt(properties, "description") || null,
    enabled_events: isList(properties.enabledEvents) ? properties.enabledEvents : [],
    metadata: {},
    status: textAt(properties, "status") || "enabled",
    url: textAt(properties, "url"),
  })),
  held("/v1/billing_portal/configurations", types.stripe.billingPortalConfiguration, portal),
  held("/v1/tax/registrations", types.stripe.taxRegistration, ({ properties }, created) => ({
    object: "tax.registration",
    active_from: created,
    country: textAt(properties, "country"),
    country_options: {},
    expires_at: null,
    status: "active",
  })),
  held("/v1/payment_links", unused("stripe", "paymentLink"), () => ({
    object: "payment_link",
    active: true,
  })),
  held("/v1/files", unused("stripe", "file"), () => ({ object: "file", purpose: "business_logo", size: 1 })),
  ...["/v1/apps/secrets", "/v1/subscriptions", "/v1/invoices"].map(
    (path): Route => ({ path, answer: (question) => list(question, []) }),
  ),
  { path: "/v1/customers", answer: customers },
  { path: "/v2/core/event_destinations", answer: destinations },
  {
    path: "/v1/account",
    answer: () =>
      ok({
        id: "acct_sandbox",
        object: "account",
        country: "US",
        default_currency: "usd",
        charges_enabled: true,
        payouts_enabled: true,
        details_submitted: true,
        type: "standard",
      }),
  },
];

/** Stripe's REST interface. */
export const stripeFront: Front = {
  hosts: ["api.stripe.com"],
  routes,
  credential: bearer,
  unauthorised: () => failure(401, "invalid_request_error", "Invalid API Key provided."),
  forbidden: () =>
    failure(
      403,
      "invalid_request_error",
      "The provided key does not have the required permissions for this endpoint.",
    ),
  notFound: ({ path }) => failure(404, "invalid_request_error", `Unrecognized request URL (GET: ${path}).`),
  notAllowed: () => failure(405, "invalid_request_error", "The method is not allowed."),
};

/** A list of objects that the vendor holds; those that are not active come only where they are asked for. */
function held(path: string, type: string, row: (held: HeldObject, created: number) => JsonObject): Route {
  return {
    path,
    answer: (question, { store }) => {
      const active = question.query.get("active");
      const expands = [...question.query.values()].includes("data.currency_options");
      const rows = store
        .ofType(type)
        .toReversed()
        .map((one) => {
          const { currency_options: options, ...plain } = row(one, seconds(store.madeAt(one)));
          return {
            id: one.id,
            created: seconds(store.madeAt(one)),
            livemode: true,
            ...plain,
            // They come where they are asked for alone.
            ...(expands && options && { currency_options: options }),
          };
        })
        .filter((one: JsonObject) => active === null || String(one.active) === active);
      return list(question, rows);
    },
  };
}

function customers(question: Question, { store }: Desk) {
  const { query } = question;
  const since = query.get("created[gte]");
  const before = query.get("created[lt]");
  const moment = (value: string) => new Date(Number(value) * 1000).toISOString();
  const rows = store.kept(keptCustomer, "", {
    order: "newest",
    limit: 10_000,
    ...(since !== null && { from: moment(since) }),
    ...(before !== null && { before: moment(before) }),
  });
  return list(
    question,
    rows.map(({ id, at, properties }) => ({
      id,
      object: "customer",
      created: seconds(at),
      livemode: true,
      email: textAt(properties, "email") || null,
      name: null,
      description: null,
      metadata: {},
      invoice_prefix: "SANDBOX",
      invoice_settings: {
        custom_fields: null,
        default_payment_method: null,
        footer: null,
        rendering_options: null,
      },
      shipping: null,
    })),
  );
}

/** Every currency of a price, its own among them. */
function currencies({ currency, currencyOptions, unitAmount }: JsonObject): JsonObject {
  const further = (isList(currencyOptions) ? currencyOptions : []).filter(isObject);
  const keys = [String(currency), ...further.map((option) => textAt(option, "key"))];
  return Object.fromEntries(
    keys.map((key) => [
      key,
      { custom_unit_amount: null, tax_behavior: "unspecified", unit_amount: Number(unitAmount ?? 0) },
    ]),
  );
}

function recurring(value: Json | undefined): JsonObject | null {
  const [first] = isList(value) ? value : [];
  if (!isObject(first)) return null;
  return {
    interval_count: 1,
    usage_type: "licensed",
    meter: null,
    ...renamed(first, { interval: "interval", intervalCount: "interval_count", usageType: "usage_type" }),
  };
}
