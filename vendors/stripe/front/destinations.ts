import { type Desk, limitOf, ok, type Question } from "../../simulation/front.ts";
import { isList, isObject, type JsonObject, textAt } from "../../simulation/json.ts";
import { inSnakeCase } from "../../simulation/names.ts";
import { types } from "../../types.ts";

/** Where events go, Amazon and Microsoft included; addresses stand there only where they are asked for. */
export function destinations(question: Question, { store }: Desk) {
  const { query } = question;
  const size = limitOf(query, "limit", { usual: 20, most: 100 });
  const shows = [...query.entries()].some(
    ([name, value]) => name.startsWith("include") && value === "webhook_endpoint.url",
  );
  const all = store.ofType(types.stripe.v2CoreEventDestination).toReversed();
  const page = Number(query.get("page") ?? 0);
  const data = all.slice(page * size, (page + 1) * size).map((one): JsonObject => {
    const { properties } = one;
    const [endpoint] = isList(properties.webhookEndpoints) ? properties.webhookEndpoints : [];
    const kind = textAt(properties, "type");
    const bridge = isList(properties.amazonEventbridges) ? properties.amazonEventbridges[0] : undefined;
    return {
      id: one.id,
      object: "v2.core.event_destination",
      created: store.madeAt(one),
      updated: store.madeAt(one),
      description: textAt(properties, "description"),
      enabled_events: isList(properties.enabledEvents) ? properties.enabledEvents : [],
      event_payload: textAt(properties, "eventPayload") || "thin",
      events_from: ["self"],
      livemode: true,
      metadata: {},
      name: textAt(properties, "name"),
      ...(properties.snapshotApiVersion && { snapshot_api_version: properties.snapshotApiVersion }),
      status: "enabled",
      status_details: null,
      type: kind,
      ...(kind === "webhook_endpoint" && {
        webhook_endpoint: shows && isObject(endpoint) ? { url: textAt(endpoint, "url") } : {},
      }),
      ...(kind === "amazon_eventbridge" && { amazon_eventbridge: inSnakeCase(bridge ?? {}) }),
      ...(kind === "azure_event_grid" && { azure_event_grid: inSnakeCase(properties.azureEventGrid ?? {}) }),
    };
  });
  const more = (page + 1) * size < all.length;
  return ok({
    data,
    next_page_url: more ? `/v2/core/event_destinations?limit=${size}&page=${page + 1}` : null,
    previous_page_url: null,
  });
}
