import { describe, expect, test } from "vitest";
import { plant } from "../../../sandbox/plant.ts";
import { types } from "../../../vendors/types.ts";
import { askFront } from "../../support/fronts.ts";
import { simulatedVendors } from "../../support/simulated-vendors.ts";

function stripe() {
  const { store, make, remove } = simulatedVendors();
  const get = (path: string) => askFront(store, "stripe", path);
  return { store, make, remove, get };
}

describe("Stripe's lists", () => {
  test("begin after an id and say whether more follows", () => {
    const { store, get } = stripe();
    for (const name of ["one", "two"]) plant(store, "stripe-webhook", { name });
    const first = get("/v1/webhook_endpoints?limit=1").body as unknown as {
      data: { id: string; url: string }[];
      has_more: boolean;
    };
    expect(first).toMatchObject({ has_more: true, data: [{ url: "https://two.example.invalid/" }] });
    const after = first.data[0]?.id;
    expect(get(`/v1/webhook_endpoints?limit=1&starting_after=${after}`).body).toMatchObject({
      has_more: false,
      data: [{ url: "https://one.example.invalid/" }],
    });
    expect(get("/v1/webhook_endpoints?starting_after=we_none").status).toBe(400);
  });

  test("no signing secret is ever shown again", () => {
    const { make, get } = stripe();
    const { properties } = make(types.stripe.webhookEndpoint, {
      url: "https://a.example.invalid/",
      enabledEvents: [],
    });
    expect(JSON.stringify(get("/v1/webhook_endpoints").body)).not.toContain(String(properties.secret));
  });

  test("what was archived is still listed, as not active", () => {
    const { make, remove, get } = stripe();
    const product = make(types.stripe.product, { name: "p" });
    remove(make(types.stripe.price, { product: product.id, currency: "usd", lookupKey: "k", active: true }));
    expect(get("/v1/prices").body).toMatchObject({ data: [{ active: false }] });
    expect(get("/v1/prices?active=true").body).toMatchObject({ data: [] });
  });
});

describe("Stripe's event destinations", () => {
  test("hide an address unless it is asked for, and name Amazon's and Microsoft's too", () => {
    const { store, get } = stripe();
    plant(store, "stripe-event-destination", { name: "amazon" });
    plant(store, "stripe-event-destination", {
      name: "web",
      edits: ["type=webhook_endpoint", 'webhookEndpoints=[{"url":"https://a.example.invalid/"}]'],
    });
    const path = "/v2/core/event_destinations";
    expect(get(path).body).toMatchObject({
      data: [
        { type: "webhook_endpoint", webhook_endpoint: {} },
        { type: "amazon_eventbridge", amazon_eventbridge: { aws_region: "us-east-1" } },
      ],
    });
    expect(JSON.stringify(get(path).body)).not.toContain("a.example.invalid");
    const asked = get(`${path}?include[0]=webhook_endpoint.url`).body;
    expect(JSON.stringify(asked)).toContain("a.example.invalid");
  });
});
