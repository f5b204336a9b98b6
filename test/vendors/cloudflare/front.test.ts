import { describe, expect, test } from "vitest";
import { keptObject } from "../../../vendors/cloudflare/front/buckets.ts";
import { types } from "../../../vendors/types.ts";
import { askFront } from "../../support/fronts.ts";
import { simulatedVendors } from "../../support/simulated-vendors.ts";

const base = "/client/v4/accounts/a/r2/buckets";
const { r2Bucket, r2BucketLifecycle } = types.cloudflare;

function buckets() {
  const { store, make } = simulatedVendors();
  const bucket = (name: string, jurisdiction: string) =>
    make(r2Bucket, { accountId: "a", name, jurisdiction });
  const ask = (address: string, jurisdiction?: string) =>
    askFront(store, "cloudflare", address, {
      ...(jurisdiction && { headers: { "cf-r2-jurisdiction": jurisdiction } }),
    });
  return { store, make, bucket, ask };
}

const names = (body: unknown) =>
  (body as { result: { buckets: { name: string }[] } }).result.buckets.map(({ name }) => name);

describe("buckets", () => {
  test("are those of the jurisdiction that the header names; without it of the default one, and nothing says so", () => {
    const { bucket, ask } = buckets();
    for (const [name, where] of [
      ["one", "us"],
      ["two", "default"],
      ["three", "eu"],
    ] as const)
      bucket(name, where);
    expect(names(ask(base).body)).toEqual(["two"]);
    expect(names(ask(base, "us").body)).toEqual(["one"]);
    expect(names(ask(`${base}?jurisdiction=eu`).body)).toEqual(["two"]);
    expect(ask(`${base}/one`).status).toBe(404);
    expect(ask(`${base}/one`, "us").status).toBe(200);
  });

  test("come in pages that begin after a name, and in their account alone", () => {
    const { bucket, ask } = buckets();
    for (const name of ["c", "a", "b"]) bucket(name, "default");
    const first = ask(`${base}?per_page=2`).body as { result_info: { cursor?: string } };
    expect(names(first)).toEqual(["a", "b"]);
    const second = ask(`${base}?per_page=2&start_after=${first.result_info.cursor}`).body;
    expect(names(second)).toEqual(["c"]);
    expect((second as typeof first).result_info.cursor).toBeUndefined();
    expect(names(ask("/client/v4/accounts/other/r2/buckets").body)).toEqual([]);
  });

  test("have rules, and no readers unless they were declared", () => {
    const { bucket, make, ask } = buckets();
    bucket("one", "us");
    const rules = [{ id: "retention", enabled: true, conditions: { prefix: "" } }];
    make(r2BucketLifecycle, { accountId: "a", bucketName: "one", jurisdiction: "us", rules });
    expect(ask(`${base}/one/lifecycle`, "us").body).toMatchObject({ result: { rules } });
    expect(ask(`${base}/one/lock`, "us").body).toMatchObject({ result: { rules: [] } });
    expect(ask(`${base}/one/cors`, "us")).toMatchObject({
      status: 404,
      body: { errors: [{ code: 10_059 }] },
    });
  });

  test("list their objects by name, a page at a time, the last one without a cursor", () => {
    const { store, bucket, ask } = buckets();
    bucket("one", "default");
    const at = "2026-01-01T00:00:00.000Z";
    store.keep(
      ["b", "a/2", "a/1", "c"].map((id) => ({
        kind: keptObject,
        owner: "one",
        id,
        at,
        properties: { size: 3 },
      })),
    );
    const keys: string[] = [];
    let cursor: string | undefined = "";
    for (let page = 0; cursor !== undefined && page < 9; page += 1) {
      const { result, result_info } = ask(`${base}/one/objects?per_page=3${cursor && `&cursor=${cursor}`}`)
        .body as unknown as { result: { key: string }[]; result_info: { cursor?: string } };
      keys.push(...result.map(({ key }) => key));
      cursor = result_info.cursor;
    }
    expect(keys).toEqual(["a/1", "a/2", "b", "c"]);
    expect(ask(`${base}/one/objects?prefix=a/`).body).toMatchObject({
      result: [{ key: "a/1" }, { key: "a/2" }],
    });
  });
});

describe("keys", () => {
  test("an unknown one opens nothing, a right that lacks is refused, and nothing but GET is allowed", () => {
    const { store } = buckets();
    const key = { secret: "token-of-the-test", refused: /\/logpush\// };
    const status = (path: string, options: object) => askFront(store, "cloudflare", path, options).status;
    expect(status(base, { key, headers: { authorization: "Bearer other" } })).toBe(401);
    expect(status(base, { key, headers: { authorization: "" } })).toBe(401);
    expect(status("/client/v4/zones/z/logpush/jobs", { key })).toBe(403);
    expect(status(base, { key, method: "DELETE" })).toBe(405);
    expect(status(base, { key })).toBe(200);
    expect(status("/client/v4/nothing", { key })).toBe(404);
  });
});
