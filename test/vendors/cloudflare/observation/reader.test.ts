import { describe, expect, it } from "vitest";
import { reader } from "../../../../vendors/cloudflare/observation/reader.ts";
import type { Question } from "../../../../vendors/observation/ask.ts";
import { types } from "../../../../vendors/types.ts";
import { readScripted, type Scripted } from "../../../support/scripted-account.ts";

const { r2Bucket, r2BucketCors, r2BucketSippy, r2ManagedDomain, ruleset, logpushJob } = types.cloudflare;
const declared = {
  [`${r2Bucket} accountId`]: ["acc"],
  [`${types.cloudflare.zoneSetting} zoneId`]: ["zone"],
  [`${types.cloudflare.zoneSetting} settingId`]: ["ssl"],
};
const ok = (result: unknown, info?: object): Scripted => ({
  json: { success: true, result, result_info: info },
});

/** An account with one bucket in the jurisdiction us, and answers of our own for some paths. */
function account(overrides: Readonly<Record<string, (question: Question<unknown>) => Scripted>> = {}) {
  return readScripted(reader, {
    declared,
    answer(question) {
      const { path, headers = {} } = question;
      const own = Object.entries(overrides).find(([end]) => path.endsWith(end));
      if (own) return own[1](question);
      if (path.endsWith("/r2/buckets"))
        return ok({
          buckets: headers["cf-r2-jurisdiction"] === "us" ? [{ name: "files", jurisdiction: "us" }] : [],
        });
      if (path.endsWith("/lifecycle") || path.endsWith("/lock")) return ok({ rules: [] });
      if (path.endsWith("/domains/managed")) return ok({ domain: "x.r2.dev", enabled: false });
      if (path.endsWith("/domains/custom")) return ok({ domains: [] });
      if (path.endsWith("/sippy")) return ok({ enabled: false });
      if (path.endsWith("/cors")) return { status: 404, body: { errors: [{ code: 10_059 }] } };
      if (path.endsWith("/configuration")) return { status: 404, body: { errors: [{ code: 11_015 }] } };
      if (path.endsWith("/settings/{setting}")) return ok({ id: "ssl", value: "strict" });
      return ok([]);
    },
  });
}

describe("buckets", () => {
  it("are none only where every jurisdiction was asked and answered for itself", async () => {
    const usual = await account();
    expect(usual.inventories.get(r2Bucket)).toMatchObject({ seen: "complete", value: 1 });
    // An unknown header is passed over: the answer is that of the default jurisdiction.
    const ignored = await account({ "/r2/buckets": () => ok({ buckets: [{ name: "files" }] }) });
    expect(ignored.inventories.get(r2Bucket)).toMatchObject({
      seen: "partial",
      why: "eu, us, fedramp and 1 more: the jurisdiction that was asked for was not honoured",
    });
    expect(ignored.resources.filter(({ type }) => type === r2Bucket)).toHaveLength(1);
    const refused = await account({ "/r2/buckets": () => ({ status: 403 }) });
    expect(refused.inventories.get(r2Bucket)?.seen).toBe("cannot-tell");
    expect(refused.inventories.get(r2ManagedDomain)?.seen).toBe("cannot-tell");
  });

  it("go on from the last name where a page is cut, though the answer names no cursor", async () => {
    const asked: unknown[] = [];
    const page = (from: number) =>
      Array.from({ length: from === 0 ? 1_000 : 3 }, (_, index) => ({
        name: `b-${String(from + index).padStart(5, "0")}`,
        jurisdiction: "eu",
      }));
    const { inventories } = await account({
      "/r2/buckets": ({ query, headers = {} }) => {
        if (headers["cf-r2-jurisdiction"] !== "eu") return ok({ buckets: [] });
        asked.push(query?.start_after);
        return ok({ buckets: page(query?.start_after === undefined ? 0 : 1_000) });
      },
    });
    expect(asked).toEqual([undefined, "b-00999"]);
    expect(inventories.get(r2Bucket)).toMatchObject({ seen: "complete", value: 1_003 });
  });

  it("have no readers where Cloudflare says so, and nobody can tell for any other refusal", async () => {
    const { inventories } = await account({
      "/cors": () => ({ status: 404, body: { errors: [{ code: 7 }] } }),
    });
    expect(inventories.get(r2BucketCors)?.seen).toBe("cannot-tell");
    expect((await account()).inventories.get(r2BucketCors)?.seen).toBe("complete");
  });

  it("that are filled from elsewhere are found", async () => {
    const { resources, inventories } = await account({ "/sippy": () => ok({ enabled: true }) });
    expect(resources.filter(({ type }) => type === r2BucketSippy)).toHaveLength(1);
    expect(inventories.get(r2BucketSippy)).toMatchObject({ value: 1 });
  });

  it("tell the oldest object, and none that the walk has not reached", async () => {
    const rows = (from: number) =>
      [0, 1].map((index) => ({
        key: `k${from + index}`,
        last_modified: `2026-10-0${5 - from - index}T00:00:00Z`,
      }));
    const whole = await account({
      "/objects": ({ query }) =>
        query?.cursor === undefined ? ok(rows(0), { cursor: "next", is_truncated: true }) : ok(rows(2), {}),
    });
    expect(whole.ages.map(({ answer }) => answer)).toMatchObject([
      { seen: "complete", value: { at: "2026-10-02T00:00:00.000Z", count: 4 } },
    ]);
    const cut = await account({ "/objects": () => ok(rows(0), { is_truncated: true }) });
    expect(cut.ages.map(({ answer }) => answer.seen)).toEqual(["partial"]);
  });

  it("are not known to hold all that a full page lists, unless it says that it is the last", async () => {
    const full = Array.from({ length: 1_000 }, (_, index) => ({
      key: String(index).padStart(5, "0"),
      last_modified: "2026-10-01T00:00:00Z",
    }));
    const seen = async (rows: unknown, info?: object) =>
      (await account({ "/objects": () => ok(rows, info) })).ages.map(({ answer }) => answer.seen);
    expect(await seen(full)).toEqual(["partial"]);
    expect(await seen(full, {})).toEqual(["partial"]);
    expect(await seen(full, { is_truncated: false })).toEqual(["complete"]);
    expect(await seen(full.slice(1), { is_truncated: false })).toEqual(["complete"]);
    expect(await seen(full.slice(1))).toEqual(["partial"]);
    expect(await seen(full.slice(1), { is_truncated: false, total_count: 5_000 })).toEqual(["partial"]);
  });

  it.each([
    [{ is_truncated: true, cursor: "" }, "it says that there is more and does not lead on"],
    [{ total_count: 9 }, "it counts 9 and lists 1"],
  ])("are not all where the list says so: %j", async (info, why) => {
    const list = () => ok({ buckets: [{ name: "files" }] }, info);
    const { inventories } = await account({ "/r2/buckets": list });
    const answer = inventories.get(types.cloudflare.r2Bucket);
    expect(answer).toMatchObject({ seen: "partial" });
    expect(JSON.stringify(answer)).toContain(why);
  });

  it.each(["", "garbage", "2099-01-01T00:00:00Z"])("hold what may be older beside %j", async (odd) => {
    const rows = [
      { key: "a", last_modified: "2026-10-01T00:00:00Z" },
      { key: "b", last_modified: odd },
    ];
    const { ages } = await account({ "/objects": () => ok(rows, { is_truncated: false }) });
    expect(ages.map(({ answer }) => answer)).toMatchObject([
      { seen: "partial", value: { at: "2026-10-01T00:00:00.000Z" } },
    ]);
  });
});

describe("zones", () => {
  it("show no key of where logs go, and no parameter of a rule", async () => {
    const { resources } = await account({
      "/zones/{zone}/logpush/jobs": () =>
        ok([
          {
            id: 1,
            dataset: "http_requests",
            destination_conf: "s3://logs/x?access-key-id=AKIA&secret-access-key=s3cret",
          },
        ]),
      "/zones/{zone}/rulesets": () =>
        ok([
          { id: "r", kind: "zone", phase: "p" },
          { id: "m", kind: "managed" },
        ]),
      "/rulesets/{ruleset}": () =>
        ok({
          rules: [{ action: "rewrite", action_parameters: { headers: { "x-key": { value: "s3cret" } } } }],
        }),
    });
    expect(resources.filter(({ type }) => type === ruleset)).toHaveLength(1);
    expect(resources.find(({ type }) => type === logpushJob)?.properties.destinationConf).toBe("s3://logs/x");
    expect(JSON.stringify(resources)).not.toContain("s3cret");
  });

  it("have rulesets on further pages, and no page that leads back is the last", async () => {
    const two = await account({
      "/zones/{zone}/rulesets": ({ query }) =>
        query?.cursor === undefined
          ? ok([{ id: "r", kind: "zone" }], { cursors: { after: "next" } })
          : ok([{ id: "s", kind: "zone" }]),
    });
    expect(two.inventories.get(ruleset)).toMatchObject({ seen: "complete", value: 2 });
    const circle = await account({ "/rulesets": () => ok([], { cursor: "next" }) });
    expect(circle.inventories.get(ruleset)).toMatchObject({ seen: "partial" });
  });

  it.each([
    { cursor: "next" },
    { cursors: { after: "next" } },
    { page: 1, total_pages: 2 },
    { total_count: 7 },
  ])("hold more than an answer without pages shows where it says %j", async (info) => {
    for (const [path, kind] of [
      ["/logpush/jobs", logpushJob],
      ["/pagerules", "cloudflare:index/pageRule:PageRule"],
      ["/domains/custom", types.cloudflare.r2CustomDomain],
      ["/hostnames/settings/{setting}", types.cloudflare.hostnameTlsSetting],
    ] as const) {
      const result = path === "/domains/custom" ? { domains: [] } : [];
      const { inventories } = await account({ [path]: () => ok(result, info) });
      expect(inventories.get(kind)).toMatchObject({ seen: "partial" });
    }
  });

  it("are looked into where anything of the program names one, or declares it", async () => {
    const asked = new Set<unknown>();
    await readScripted(reader, {
      declared: {
        [`${types.cloudflare.dnsRecord} zoneId`]: ["of-a-record"],
        [`${types.cloudflare.zone} name`]: ["declared.example"],
      },
      answer({ path, at }) {
        if (path.endsWith("/dnssec")) asked.add(at?.zone);
        return path === "/client/v4/zones"
          ? ok([
              { id: "declared", name: "declared.example", status: "active" },
              { id: "other", name: "other.example", status: "active" },
            ])
          : { status: 403 };
      },
    });
    expect([...asked]).toEqual(["of-a-record", "declared"]);
  });

  it("have rules without parameters", async () => {
    const { resources } = await account({
      "/zones/{zone}/rulesets": () => ok([{ id: "r", kind: "zone" }]),
      "/rulesets/{ruleset}": () => ok({ rules: [{ action: "block", expression: "true" }] }),
    });
    expect(resources.find(({ type }) => type === ruleset)?.properties.rules).toMatchObject([
      { action: "block" },
    ]);
  });

  it("that nobody declared are found", async () => {
    const { resources } = await account({
      "/client/v4/zones": () =>
        ok([
          { id: "zone", name: "kaitalk.online", status: "active" },
          { id: "other", name: "other.example", status: "active" },
        ]),
    });
    const zones = resources.filter(({ type }) => type === types.cloudflare.zone);
    expect(zones.map(({ id, byVendor, judged }) => ({ id, byVendor, judged }))).toEqual([
      { id: "zone", byVendor: true, judged: true },
      { id: "other", byVendor: undefined, judged: undefined },
    ]);
  });
});
