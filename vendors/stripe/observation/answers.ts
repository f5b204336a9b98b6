import { z } from "zod";

const text = z.string();
const seconds = z.number();
const onOrOff = z.object({ enabled: z.boolean() });

/** Stripe's usual list: a page, and whether more follows. */
function list<T extends z.ZodType>(row: T) {
  return z.object({ data: z.array(row), has_more: z.boolean() });
}

export const products = list(
  z.object({
    id: text,
    created: seconds,
    livemode: z.boolean(),
    name: text,
    active: z.boolean(),
    url: text.nullish(),
    images: z.array(text).nullish(),
  }),
);

export const prices = list(
  z.object({
    id: text,
    created: seconds,
    active: z.boolean(),
    currency: text,
    lookup_key: text.nullish(),
    nickname: text.nullish(),
    product: text,
    unit_amount: z.number().nullish(),
    recurring: z.object({ interval: text }).nullish(),
    currency_options: z.record(text, z.object({})).nullish(),
  }),
);

export const webhooks = list(
  z.object({
    id: text,
    created: seconds,
    url: text,
    enabled_events: z.array(text),
    api_version: text.nullish(),
    description: text.nullish(),
  }),
);

export const portals = list(
  z.object({
    id: text,
    created: seconds,
    active: z.boolean(),
    is_default: z.boolean(),
    name: text.nullish(),
    default_return_url: text.nullish(),
    business_profile: z.object({
      headline: text.nullish(),
      privacy_policy_url: text.nullish(),
      terms_of_service_url: text.nullish(),
    }),
    login_page: onOrOff,
    features: z.object({
      customer_update: z.object({ enabled: z.boolean(), allowed_updates: z.array(text) }),
      invoice_history: onOrOff,
      payment_method_update: onOrOff,
      subscription_cancel: z.object({
        enabled: z.boolean(),
        mode: text,
        cancellation_reason: onOrOff.nullish(),
      }),
      subscription_update: onOrOff.nullish(),
    }),
  }),
);

export const registrations = list(z.object({ id: text, created: seconds, country: text }));

/** What is only counted. */
export const listed = list(z.object({ id: text, created: seconds.optional() }));

/** Where events go. Addresses at other companies are kept as the region alone. */
export const destinations = z.object({
  data: z.array(
    z.object({
      id: text,
      created: text,
      name: text.nullish(),
      type: text,
      enabled_events: z.array(text),
      event_payload: text.nullish(),
      snapshot_api_version: text.nullish(),
      webhook_endpoint: z.object({ url: text.nullish() }).nullish(),
      amazon_eventbridge: z.object({ aws_region: text.nullish() }).nullish(),
      azure_event_grid: z.object({ azure_region: text.nullish() }).nullish(),
    }),
  ),
  next_page_url: text.nullable(),
});
