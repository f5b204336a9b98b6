import { describe, expect, it } from "vitest";
import { readers } from "../../observe/readers.ts";
import { edit } from "../../sandbox/edit.ts";
import { plant } from "../../sandbox/plant.ts";
import type { VendorStore } from "../../vendors/simulation/store.ts";
import { sandboxKeys, sandboxLook, shownIn } from "../support/sandbox-look.ts";

describe("the sandbox as it was filled", () => {
  it("brings no finding, and no secret is in the record", async () => {
    const vendors = Object.keys(readers);
    const { entries, news, served } = await sandboxLook(vendors);
    expect(news).toEqual([]);
    expect(entries.filter((each) => each.entry === "vendor")).toEqual(
      vendors.map((vendor) => ({ entry: "vendor", vendor, standing: "seen" })),
    );
    expect(shownIn(entries, "neon-copies-by-hand")).toMatchObject({ verdict: "met" });
    for (const key of Object.values(sandboxKeys)) expect(JSON.stringify(entries)).not.toContain(key);
    // Bounded by the kinds of questions and the buckets, not by what they hold.
    expect(Object.fromEntries(served.requests)).toEqual({
      "api.cloudflare.com": 69,
      "console.neon.tech": 16,
      ...{ "api.render.com": 38, "api.postmarkapp.com": 25, "api.stripe.com": 8, "api.twilio.com": 10 },
      ...Object.fromEntries(
        ["iam", "messaging", "verify", "conversations", "serverless", "studio", "events", "trunking"].map(
          (of) => [`${of}.twilio.com`, 1],
        ),
      ),
      ...{ "voice.twilio.com": 1, "intelligence.twilio.com": 2, "bulkexports.twilio.com": 2 },
    });
  });
});

it("writes no key where somebody named a thing by it", async () => {
  const [key = ""] = Object.values(sandboxKeys).filter((each) => each.startsWith("napi_"));
  expect(key).not.toBe("");
  const { entries } = await sandboxLook(["neon"], (store) => {
    plant(store, "neon-project", { name: `old ${key}` });
  });
  const record = JSON.stringify(entries);
  expect(record).toContain("old [secret]");
  expect(record).not.toContain(key);
});

const planted: [string, (store: VendorStore) => void, RegExp][] = [
  [
    "a bucket",
    (store) => void plant(store, "cloudflare-bucket", { name: "copies" }),
    /^resource-is-declared violated: R2 bucket copies exists/,
  ],
  [
    "a bucket of another jurisdiction",
    (store) => void plant(store, "cloudflare-bucket", { name: "copies", edits: ["jurisdiction=eu"] }),
    /^r2-bucket-in-declared-jurisdiction violated/,
  ],
  [
    "a database",
    (store) => void plant(store, "cloudflare-d1-database", {}),
    /^store-belongs-to-encrypting-vendor violated/,
  ],
  [
    "a job that carries logs away",
    (store) => void plant(store, "cloudflare-logpush-job", {}),
    /^resource-is-declared violated: Logpush job/,
  ],
  [
    "a project",
    (store) => void plant(store, "neon-project", { name: "other" }),
    /^neon-project-single violated/,
  ],
  ["a branch", (store) => void plant(store, "neon-branch", { name: "copy" }), /^neon-branch-absent violated/],
  [
    "a snapshot",
    (store) => void plant(store, "neon-snapshot", {}),
    /^resource-is-declared violated: Neon snapshot/,
  ],
  [
    "a deleted project",
    (store) => void plant(store, "neon-deleted-project", {}),
    /^resource-is-declared violated: deleted Neon project/,
  ],
  [
    "a deleted branch",
    (store) => void plant(store, "neon-deleted-branch", {}),
    /^resource-is-declared violated: deleted Neon branch/,
  ],
];

describe("what was planted behind the engine's back is found", () => {
  it.each(planted)("%s", async (_, arrange, finding) => {
    const { news } = await sandboxLook(["cloudflare", "neon"], arrange);
    expect(news).toContainEqual(expect.stringMatching(finding));
  });
});

const drifted: [resource: string, edit: string, finding: RegExp][] = [
  [
    "project",
    "regionId=aws-eu-central-1",
    /^neon-project-in-declared-region violated: as the vendor answered/,
  ],
  [
    "project",
    "historyRetentionSeconds=604800",
    /^vendor-answers-as-declared unverified: historyRetentionSeconds is declared as 86400, and the vendor answered 604800/,
  ],
  ["project", "enableLogicalReplication=yes", /^neon-logical-replication-off violated/],
  ["project", "defaultBranchProtected=false", /^neon-project-not-deletable violated/],
  ["min-tls-version", "value=1.0", /^zone-requires-tls-1-3 violated/],
  [
    "security-header",
    "value.strict_transport_security.enabled=false",
    /^zone-declares-strict-transport violated/,
  ],
  ["dnssec", "status=disabled", /^zone-signs-its-records violated/],
  ["headers", "managedRequestHeaders[0].enabled=true", /^zone-adds-no-visitor-data violated/],
  ["documents-public-address", "enabled=true", /^managed-domain-is-off violated/],
  ["documents-cors", 'rules[0].allowed.origins=["*"]', /^bucket-names-its-readers violated/],
  ["documents-lifecycle", "rules[0].enabled=false", /^r2-lifecycle-rule-enabled violated/],
  [
    "documents-lifecycle",
    "rules[0].deleteObjectsTransition.condition.maxAge=31536000",
    /^r2-lifecycle-within-documented-period violated/,
  ],
  ["application", "proxied=false", /^dns-sends-visitors-through-cloudflare violated/],
  ["site-domain", 'minTls="1.2"', /^bucket-domain-requires-tls-1-3 violated/],
];

describe("each drift is found", () => {
  it.each(drifted)("%s %s", async (name, change, finding) => {
    const { news } = await sandboxLook(["cloudflare", "neon"], (store) => {
      const { urn } =
        store.all().find((held) => held.urn.endsWith(`::${name}`) && !/stripe|render/.test(held.type)) ?? {};
      edit(store, urn ?? name, [change]);
    });
    expect(news).toContainEqual(expect.stringMatching(finding));
  });

  it("and so is what was removed", async () => {
    const { news } = await sandboxLook(["cloudflare", "neon"], (store) => {
      for (const { type, id, urn } of store.all())
        if (/::(documents-lifecycle|records)$/.test(urn)) store.remove(type, id);
    });
    expect(news).toContainEqual(
      expect.stringMatching(/^declared-resource-exists violated: .*neon lists no such Neon database/),
    );
    expect(news).toContainEqual(
      expect.stringMatching(/^vendor-answers-as-declared|^r2-bucket-has-lifecycle/),
    );
  });
});

describe("what nobody can tell is never none", () => {
  const inventory = (entries: Awaited<ReturnType<typeof sandboxLook>>["entries"], called: string) =>
    entries.filter((each) => each.entry === "inventory").find((each) => each.called === called)?.answer;

  it.each<[string, Parameters<typeof sandboxLook>[1], string, string]>([
    [
      "a jurisdiction that is refused",
      (_, { troubles }) =>
        troubles.add({ on: /r2\/buckets$/, after: 1, times: 1, trouble: { kind: "status", status: 403 } }),
      "R2 bucket",
      "partial",
    ],
    [
      "projects that the list leaves out",
      (store) => void plant(store, "neon-unavailable-project", {}),
      "Neon project",
      "partial",
    ],
    [
      "a list that breaks off",
      (_, { troubles }) => troubles.add({ on: /snapshots$/, trouble: { kind: "cut" } }),
      "Neon snapshot",
      "cannot-tell",
    ],
    [
      "malformed answers",
      (_, { troubles }) => troubles.add({ on: /dns_records$/, trouble: { kind: "malformed" } }),
      "DNS record",
      "cannot-tell",
    ],
    [
      "answers that never come",
      (_, { troubles }) => troubles.add({ on: /permissions$/, trouble: { kind: "silent" } }),
      "share of a Neon project",
      "cannot-tell",
    ],
  ])("%s", async (_, arrange, called, seen) => {
    const { entries, news } = await sandboxLook(["cloudflare", "neon"], arrange, { attempts: 2 });
    expect(inventory(entries, called)?.seen).toBe(seen);
    expect(news.filter((one) => one.includes("lists no such"))).toEqual([]);
  });

  it("keeps what was seen before the key was revoked", async () => {
    const { entries, news } = await sandboxLook(["neon"], (_, { troubles }) =>
      troubles.add({ on: /console.neon.tech/, after: 5, trouble: { kind: "status", status: 401 } }),
    );
    expect(entries.find((each) => each.entry === "vendor")).toMatchObject({ standing: "partly-seen" });
    expect(inventory(entries, "Neon project")).toMatchObject({ seen: "complete", value: 1 });
    expect(inventory(entries, "Neon snapshot")).toEqual({
      seen: "cannot-tell",
      why: expect.stringContaining("the key was refused (401)"),
    });
    expect(news).toEqual([]);
  });

  it("comes through a storm of refusals that ends", async () => {
    const { entries } = await sandboxLook(["neon"], (_, { troubles }) =>
      troubles.add({
        on: /./,
        times: 3,
        trouble: { kind: "status", status: 429, headers: { "retry-after": "1" } },
      }),
    );
    expect(entries.find((each) => each.entry === "vendor")).toMatchObject({ standing: "seen" });
  });

  it("leaves a vendor alone whose storm does not end", async () => {
    const { entries, served, news } = await sandboxLook(["neon"], (_, { troubles }) =>
      troubles.add({ on: /./, trouble: { kind: "status", status: 503 } }),
    );
    expect(entries.find((each) => each.entry === "vendor")).toMatchObject({ standing: "not-seen" });
    expect(served.requests.get("console.neon.tech")).toBe(15);
    expect(news).toEqual([]);
  });
});
