import { get as httpGet, type IncomingHttpHeaders } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { frontKeys, type ServedFronts, serveFronts } from "../../sandbox/fronts.ts";
import { VendorStore } from "../../vendors/simulation/store.ts";
import { presented } from "../support/fronts.ts";

let served: ServedFronts | undefined;
afterEach(() => served?.close());

async function serve(now?: () => Date): Promise<ServedFronts> {
  served = await serveFronts({ store: new VendorStore(":memory:"), ...(now && { now }) });
  return served;
}

function get({ port }: ServedFronts, host: string, path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: IncomingHttpHeaders; text: string }>((resolve, reject) => {
    httpGet(
      { host: "127.0.0.1", port, path, headers: { host, ...headers }, timeout: 500 },
      async (response) => {
        try {
          let text = "";
          for await (const piece of response) text += piece;
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        } catch (error) {
          reject(error);
        }
      },
    )
      .once("timeout", function (this: { destroy(error: Error): void }) {
        this.destroy(new Error("silent"));
      })
      .once("error", reject);
  });
}

const stripe = ["api.stripe.com", "/v1/products", presented("stripe", frontKeys.stripe.secret)] as const;

describe("the fronts over HTTP", () => {
  test("one port answers for every vendor, told apart by the host, with the vendors' own clock", async () => {
    const fronts = await serve(() => new Date("2026-02-03T04:05:06Z"));
    const answer = await get(fronts, ...stripe);
    expect([answer.status, answer.headers.date]).toEqual([200, "Tue, 03 Feb 2026 04:05:06 GMT"]);
    const render = await get(
      fronts,
      "api.render.com",
      "/v1/services",
      presented("render", frontKeys.render.secret),
    );
    expect([render.status, render.text]).toEqual([200, "[]"]);
    expect((await get(fronts, "example.invalid", "/")).status).toBe(421);
    expect(Object.fromEntries(fronts.requests)).toEqual({
      "api.stripe.com": 1,
      "api.render.com": 1,
      "example.invalid": 1,
    });
  });

  test("the key of one vendor opens no other", async () => {
    const fronts = await serve();
    const answer = await get(
      fronts,
      "api.stripe.com",
      "/v1/products",
      presented("render", frontKeys.render.secret),
    );
    expect(answer.status).toBe(401);
  });

  test("troubles strike the requests they are meant for, after and as often as said", async () => {
    const fronts = await serve();
    fronts.troubles.add({
      on: /^api\.stripe\.com\/v1\/products$/,
      trouble: { kind: "status", status: 429, headers: { "retry-after": "7" } },
      after: 1,
      times: 1,
    });
    const statuses = [];
    for (let nth = 0; nth < 3; nth += 1) {
      const { status, headers } = await get(fronts, ...stripe);
      statuses.push([status, headers["retry-after"]]);
    }
    expect(statuses).toEqual([
      [200, undefined],
      [429, "7"],
      [200, undefined],
    ]);
  });

  test.each([
    ["cut", /aborted|hang up|reset/],
    ["trickle", /silent/],
    ["silent", /silent/],
  ] as const)("an answer that is %s never comes to its end", async (kind, message) => {
    const fronts = await serve();
    fronts.troubles.add({ on: /./, trouble: { kind } });
    await expect(get(fronts, ...stripe)).rejects.toThrow(message);
  });

  test("a malformed answer is whole and no JSON", async () => {
    const fronts = await serve();
    fronts.troubles.add({ on: /./, trouble: { kind: "malformed" } });
    const { status, text } = await get(fronts, ...stripe);
    expect(status).toBe(200);
    expect(() => JSON.parse(text)).toThrow();
  });
});
