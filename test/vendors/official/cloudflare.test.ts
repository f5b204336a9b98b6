import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plant } from "../../../sandbox/plant.ts";
import { isList, isObject, type Json, textAt } from "../../../vendors/simulation/json.ts";
import type { VendorStore } from "../../../vendors/simulation/store.ts";
import { types } from "../../../vendors/types.ts";
import { typeProblems } from "../../support/client-types.ts";
import { filledVendors } from "../../support/filled-vendors.ts";
import { askFront } from "../../support/fronts.ts";
import { official } from "../../support/official.ts";
import { explained } from "../../support/tools.ts";

// Cloudflare's description is in no registry; the types of its own client, which are made from it, stand for it.
const modules = {
  Bucket: "r2/buckets/buckets",
  ObjectListResponse: "r2/buckets/objects",
  LifecycleGetResponse: "r2/buckets/lifecycle",
  LockGetResponse: "r2/buckets/locks",
  CORSGetResponse: "r2/buckets/cors",
  ManagedListResponse: "r2/buckets/domains/managed",
  CustomListResponse: "r2/buckets/domains/custom",
  ManagedTransformListResponse: "managed-transforms/managed-transforms",
  DNSSEC: "dns/dnssec/dnssec",
  Zone: "zones/zones",
  RecordResponse: "dns/records",
  MinTLSVersion: "zones/settings",
  SecurityHeaders: "zones/settings",
  LogpushJob: "logpush/jobs",
  TokenVerifyResponse: "accounts/tokens/tokens",
} as const;
const description = official({
  name: "cloudflare",
  version: "7.3.0",
  integrity:
    "sha512-0P4cMFjzdIe388E57xNCV2wKzv1ZVZqMFu7+p2gsZuggbXs39xTKtXJN8FACkKh+xjLQ7dNruNlT/aT+9ajJtg==",
  files: ["package.json", ...new Set(Object.values(modules).map((path) => `resources/${path}.d.ts`))],
});
const why = "why" in description ? description.why : undefined;

describe.skipIf(why)(
  explained("Cloudflare's front answers as the official client types its answers", why),
  () => {
    let store: VendorStore;
    beforeAll(async () => {
      store = await filledVendors();
      for (const what of ["object", "logpush-job"]) plant(store, `cloudflare-${what}`);
    });
    afterAll(() => store?.close());

    test("buckets, what belongs to them, and zones", () => {
      if ("why" in description) return;
      const [bucket] = store.ofType(types.cloudflare.r2Bucket);
      const account = `/accounts/${textAt(bucket?.properties ?? {}, "accountId")}`;
      const own = `${account}/r2/buckets/${bucket?.id}`;
      const zone = `/zones/${textAt(store.ofType(types.cloudflare.zoneSetting)[0]?.properties ?? {}, "zoneId")}`;
      const get = (path: string) => {
        const { body } = askFront(store, "cloudflare", `/client/v4${path}`, {
          headers: { "cf-r2-jurisdiction": "us" },
        });
        return isObject(body) ? (body.result ?? null) : null;
      };
      const first = (rows: Json): Json => (isList(rows) ? (rows[0] ?? "no row") : "no list");
      const answers: [keyof typeof modules, Json][] = [
        ["Bucket", get(own)],
        ["ObjectListResponse", first(get(`${own}/objects`))],
        ["LifecycleGetResponse", get(`${own}/lifecycle`)],
        ["LockGetResponse", get(`${own}/lock`)],
        ["CORSGetResponse", get(`${own}/cors`)],
        ["ManagedListResponse", get(`${own}/domains/managed`)],
        ["CustomListResponse", get(`${account}/r2/buckets/kaitalk-prod-site/domains/custom`)],
        ["ManagedTransformListResponse", get(`${zone}/managed_headers`)],
        ["DNSSEC", get(`${zone}/dnssec`)],
        ["RecordResponse", first(get(`${zone}/dns_records`))],
        ["MinTLSVersion", get(`${zone}/settings/min_tls_version`)],
        ["SecurityHeaders", get(`${zone}/settings/security_header`)],
        ["LogpushJob", first(get(`${zone}/logpush/jobs`))],
        ["TokenVerifyResponse", get(`${account}/tokens/verify`)],
      ];
      const imports = answers.map(
        ([name]) =>
          `import type { ${name} } from ${JSON.stringify(join(description.folder, `resources/${modules[name]}.js`))};`,
      );
      expect(
        typeProblems(
          imports,
          answers.map(([name, answer]) => ({ name, answer })),
        ),
      ).toEqual([]);
    });
  },
);
