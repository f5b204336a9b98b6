import type { z } from "zod";
import { cannotTell, complete } from "../../observation/answer.ts";
import type { Question } from "../../observation/ask.ts";
import type { Account, SeenResource, SeenValue } from "../../observation/reader.ts";
import { walk } from "../../observation/walk.ts";
import { types } from "../../types.ts";
import * as answers from "./answers.ts";
import { unknownToProviders } from "./kinds.ts";

const { stripe } = types;
const variable = "OBSERVE_STRIPE_API_KEY";

/** Only the beginning of the key says what it is. */
export function lookAtKey({ checked, key }: Account): void {
  const [, sort, mode] = /^(rk|sk)_(live|test)_/.exec(key(variable)) ?? [];
  checked({
    variable,
    kind:
      sort === undefined
        ? cannotTell("the key begins as none of Stripe's documented kinds")
        : complete(
            `${sort === "rk" ? "restricted" : "secret"} key, ${mode} mode`,
            "how the key begins; a key sees its own mode alone",
          ),
    may:
      sort === "sk"
        ? complete(["everything in the account"], "a secret key has no limits")
        : cannotTell("Stripe tells no key what it may do"),
  });
}

/** Most rows of a page. */
const perPage = 100;

interface Row {
  readonly id: string;
  readonly created?: number | undefined;
}

interface Listed<T extends Row> {
  readonly path: string;
  readonly query?: Question<unknown>["query"];
  readonly answer: z.ZodType<{ readonly data: readonly T[]; readonly has_more: boolean }>;
  readonly seen: (
    row: T,
  ) => Pick<SeenResource, "properties"> & Partial<Pick<SeenResource, "name" | "byVendor" | "judged">>;
}

async function all<T extends Row>(
  { ask, found, inventory }: Account,
  type: string,
  listed: Listed<T>,
): Promise<void> {
  const { path, query, answer, seen } = listed;
  inventory(
    type,
    await walk(ask, {
      question: (after) => ({ path, query: { ...query, limit: perPage, starting_after: after }, answer }),
      items: ({ data }) => data,
      perPage,
      isLast: ({ has_more: more }) => !more,
      next: ({ data, has_more: more }) => (more ? (data.at(-1)?.id ?? "") : undefined),
      key: ({ id }) => id,
      each: (row) => found({ type, id: row.id, name: row.id, ...createdAt(row.created), ...seen(row) }),
    }),
  );
}

function createdAt(seconds: number | undefined): { readonly createdAt?: string } {
  return seconds === undefined ? {} : { createdAt: new Date(seconds * 1_000).toISOString() };
}

/** What is sold, where events go, and what a customer's portal shows. */
export async function lookAtAccount(account: Account): Promise<void> {
  await all(account, stripe.product, {
    path: "/v1/products",
    // What was archived can be sold no more; Stripe keeps it for ever.
    query: { active: true },
    answer: answers.products,
    seen: ({ name, active, url, images }) => ({
      name,
      properties: { name, active, url: url ?? null, images: images ?? [] },
    }),
  });
  await all(account, stripe.price, {
    path: "/v1/prices",
    // Further currencies come where they are asked for alone.
    query: { active: true, "expand[0]": "data.currency_options" },
    answer: answers.prices,
    seen: ({ active, currency, lookup_key, nickname, product, unit_amount, recurring, ...price }) => ({
      properties: {
        currencyOptions: further(price.currency_options, currency),
        active,
        currency,
        product,
        lookupKey: lookup_key ?? null,
        nickname: nickname ?? null,
        unitAmount: unit_amount ?? null,
        recurrings: recurring ? [{ interval: recurring.interval }] : [],
      },
    }),
  });
  const endpoints = new Set<string>();
  await all(account, stripe.webhookEndpoint, {
    path: "/v1/webhook_endpoints",
    answer: answers.webhooks,
    seen: ({ id, url, enabled_events, api_version, description }) => {
      endpoints.add(id);
      return {
        properties: {
          url,
          enabledEvents: enabled_events,
          apiVersion: api_version ?? null,
          ...(description && { description }),
        },
      };
    },
  });
  await lookAtDestinations(account, endpoints);
  await all(account, stripe.billingPortalConfiguration, {
    path: "/v1/billing_portal/configurations",
    query: { active: true },
    answer: answers.portals,
    seen: ({ name, active, is_default, default_return_url, business_profile, login_page, features }) => ({
      properties: {
        name: name ?? null,
        active,
        defaultReturnUrl: default_return_url ?? null,
        businessProfile: {
          headline: business_profile.headline ?? null,
          privacyPolicyUrl: business_profile.privacy_policy_url ?? null,
          termsOfServiceUrl: business_profile.terms_of_service_url ?? null,
        },
        loginPage: { enabled: login_page.enabled },
        features: {
          customerUpdate: {
            enabled: features.customer_update.enabled,
            allowedUpdates: features.customer_update.allowed_updates,
          },
          invoiceHistory: { enabled: features.invoice_history.enabled },
          paymentMethodUpdate: { enabled: features.payment_method_update.enabled },
          subscriptionCancel: {
            enabled: features.subscription_cancel.enabled,
            mode: features.subscription_cancel.mode,
            // Switched off is as good as left out.
            cancellationReason: features.subscription_cancel.cancellation_reason?.enabled
              ? { enabled: true }
              : null,
          },
          subscriptionUpdate: features.subscription_update?.enabled ? { enabled: true } : null,
        },
      },
      // The Dashboard makes the default one, and it cannot be removed; a session that names none shows it.
      ...(is_default && { byVendor: true as const, judged: true as const }),
    }),
  });
  await all(account, stripe.taxRegistration, {
    path: "/v1/tax/registrations",
    answer: answers.registrations,
    seen: ({ country }) => ({ name: country, properties: { country } }),
  });
  for (const [type, path] of [
    [unknownToProviders.paymentLink, "/v1/payment_links"],
    [unknownToProviders.file, "/v1/files"],
  ] as const)
    await all(account, type, {
      path,
      ...(type === unknownToProviders.paymentLink && { query: { active: true } }),
      answer: answers.listed,
      seen: () => ({ properties: {} }),
    });
}

/** Stripe lists the price's own currency among them. */
function further(options: object | null | undefined, own: string): SeenValue {
  return Object.keys(options ?? {})
    .filter((currency) => currency !== own)
    .map((key) => ({ key }));
}

/** Amazon's and Microsoft's too. A webhook of the first interface may be listed here again, under its own id. */
async function lookAtDestinations(
  { ask, found, inventory }: Account,
  endpoints: ReadonlySet<string>,
): Promise<void> {
  let again = 0;
  const answer = await walk(ask, {
    question: (link) => ({
      path: "/v2/core/event_destinations",
      query: {
        "include[0]": "webhook_endpoint.url",
        limit: perPage,
        ...Object.fromEntries(new URLSearchParams(link?.slice(link.indexOf("?") + 1) ?? "").entries()),
      },
      answer: answers.destinations,
    }),
    items: ({ data }) => data,
    perPage,
    isLast: ({ next_page_url: link }) => link === null,
    next: ({ next_page_url: link }) => link || undefined,
    key: ({ id }) => id,
    each: (row) => {
      if (endpoints.has(row.id)) {
        again += 1;
        return;
      }
      const { id, created, name, type, enabled_events, event_payload, snapshot_api_version } = row;
      found({
        type: stripe.v2CoreEventDestination,
        id,
        name: name || id,
        createdAt: created,
        properties: {
          name: name ?? null,
          type,
          enabledEvents: enabled_events,
          ...(event_payload && { eventPayload: event_payload }),
          ...(snapshot_api_version && { snapshotApiVersion: snapshot_api_version }),
          ...(row.webhook_endpoint?.url && { webhookEndpoints: [{ url: row.webhook_endpoint.url }] }),
          ...(row.amazon_eventbridge?.aws_region && {
            amazonEventbridges: [{ awsRegion: row.amazon_eventbridge.aws_region }],
          }),
          ...(row.azure_event_grid?.azure_region && {
            azureEventGrid: { azureRegion: row.azure_event_grid.azure_region },
          }),
        },
      });
    },
  });
  inventory(
    stripe.v2CoreEventDestination,
    answer.seen === "cannot-tell" ? answer : { ...answer, value: answer.value - again },
  );
}
