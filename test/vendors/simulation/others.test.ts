import { describe, expect, test } from "vitest";
import { types } from "../../../vendors/types.ts";
import { simulatedVendors } from "../../support/simulated-vendors.ts";

describe("Postmark", () => {
  const server = { name: "kaitalk", deliveryType: "Live" };

  test("deletes no server until its support has switched that on", () => {
    const { make, remove, store } = simulatedVendors();
    const held = make(types.postmark.server, server);
    expect(() => remove(held)).toThrow(
      `Postmark deletes no server until its support has switched that on: server ${held.id}.`,
    );
    store.grant("postmark-server-deletion");
    expect(() => remove(held)).not.toThrow();
  });

  test("another delivery type is another server", () => {
    const { diff } = simulatedVendors();
    const { replaces, deleteBeforeReplace } = diff(types.postmark.server, server, {
      ...server,
      deliveryType: "Sandbox",
    });
    expect([replaces, deleteBeforeReplace]).toEqual([["deliveryType"], true]);
  });

  test("gives a server ten streams at most, three of which it has from the start", () => {
    const { make } = simulatedVendors();
    const { id: serverId } = make(types.postmark.server, server);
    const stream = (streamId: string) => () => make(types.postmark.messageStream, { serverId, streamId });
    expect(stream("outbound")).toThrow('the stream "outbound"; it cannot be made again.');
    for (let number = 1; number <= 7; number++) expect(stream(`stream-${number}`)).not.toThrow();
    expect(stream("stream-8")).toThrow(`Postmark allows 10 streams a server; server ${serverId} has them.`);
  });
});

describe("Render", () => {
  test("a service in another region is another service", () => {
    const { diff } = simulatedVendors();
    const service = { name: "kaitalk", region: "oregon", plan: "standard" };
    expect(diff(types.render.webService, service, { ...service, region: "ohio" }).replaces).toEqual([
      "region",
    ]);
    expect(diff(types.render.webService, service, { ...service, plan: "pro" }).replaces).toEqual([]);
  });

  test("deletes no project that still holds a service", () => {
    const { make, remove } = simulatedVendors();
    const project = make(types.render.project, {
      name: "kaitalk",
      environments: { production: { name: "p" } },
    });
    const environmentId = `evm-${project.id}-production`;
    expect(project.properties.environments).toEqual({ production: { name: "p", id: environmentId } });
    const service = make(types.render.webService, { name: "kaitalk", environmentId });
    expect(() => remove(project)).toThrow(`${project.id} holds ${service.id}.`);
    remove(service);
    expect(() => remove(project)).not.toThrow();
  });
});

describe("Stripe", () => {
  test("archives a price instead of deleting it, and keeps a product with an active one", () => {
    const { make, remove, store } = simulatedVendors();
    const product = make(types.stripe.product, { name: "Subscription" });
    const price = make(types.stripe.price, { product: product.id, lookupKey: "monthly-usd", active: true });
    expect(() => remove(product)).toThrow(`${product.id} has ${price.id}.`);
    remove(price);
    expect(store.get(types.stripe.price, price.id)?.properties.active).toBe(false);
    expect(() => remove(product)).not.toThrow();
  });

  test("gives a lookup key to one active price", () => {
    const { make } = simulatedVendors();
    const price = () => make(types.stripe.price, { currency: "usd", lookupKey: "monthly-usd" });
    price();
    expect(price).toThrow('stripe:index/price:Price with lookupKey "monthly-usd" exists already.');
  });
});

describe("random", () => {
  test("draws as many bytes as asked for, and others each time", () => {
    const { make } = simulatedVendors();
    const drawn = [1, 2].map(() => make(types.random.bytes, { length: 32 }).properties.base64);
    expect(Buffer.from(String(drawn[0]), "base64")).toHaveLength(32);
    expect(drawn[0]).not.toBe(drawn[1]);
  });

  test("other keepers draw a new key", () => {
    const { diff } = simulatedVendors();
    const key = { length: 32, keepers: { version: "1" } };
    expect(diff(types.random.bytes, key, { ...key, keepers: { version: "2" } }).replaces).toEqual([
      "keepers",
    ]);
  });
});

describe("Twilio", () => {
  test("names what it makes by two letters and 32 hexadecimal digits", () => {
    const { make } = simulatedVendors();
    const { id, properties } = make(types.twilio.messagingService, { friendlyName: "kaitalk" });
    expect(id).toMatch(/^MG[0-9a-f]{32}$/);
    expect(properties.sid).toBe(id);
  });
});

describe("R2 objects", () => {
  test("need their bucket", () => {
    const { make } = simulatedVendors();
    expect(() => make(types.aws.objectv2, { bucket: "none", key: "a" })).toThrow(
      'R2 knows no bucket "none".',
    );
  });
});

describe("a type without a behaviour of its own", () => {
  test("is stored, and nothing is refused", () => {
    const { make, remove, store } = simulatedVendors();
    const held = make(types.cloudflare.logpushJob, { zoneId: "z" });
    expect(store.get(types.cloudflare.logpushJob, held.id)).toEqual(held);
    remove(held);
    expect(store.all()).toEqual([]);
  });
});
