import { describe, expect, it } from "vitest";
import { readers } from "../../observe/readers.ts";
import { plant, plantable } from "../../sandbox/plant.ts";
import type { VendorStore } from "../../vendors/simulation/store.ts";
import { types } from "../../vendors/types.ts";
import { editNamed, sandboxLook } from "../support/sandbox-look.ts";

/** What a vendor makes with something else and nobody can plant: drift of it is found, below. */
const madeAlong: Readonly<Record<string, readonly string[]>> = {
  cloudflare: [
    "lifecycle of an R2 bucket",
    "readers of an R2 bucket",
    "public address of an R2 bucket",
    "zone setting",
    "DNSSEC of a zone",
    "headers of a zone",
  ],
};

/** Where a thing needs another one first. */
const needs: Readonly<Record<string, (store: VendorStore) => void>> = {
  "render-disk-snapshot": (store) => {
    const { id } = plant(store, "render-service-with-disk", { name: "with-disk" });
    plant(store, "render-disk-snapshot", { name: "snapshot", edits: [`owner=dsk-${id}`] });
  },
};

describe("of every kind that a reader knows, one that nobody declared is found", () => {
  it.each(Object.keys(readers))("at %s", async (vendor) => {
    const kinds = Object.values((await readers[vendor]?.())?.kinds ?? {}).map(({ called }) => called);
    const own = plantable.filter((what) => what.startsWith(`${vendor}-`));
    const { news } = await sandboxLook([vendor], (store) => {
      for (const what of own) (needs[what] ?? (() => plant(store, what)))(store);
      if (vendor === "render") linkGroup(store);
    });
    const found = news.filter((one) => one.startsWith("resource-is-declared"));
    const named = kinds.filter((called) => found.some((one) => one.includes(`: ${called} `)));
    expect(kinds.filter((called) => !named.includes(called))).toEqual(madeAlong[vendor] ?? []);
  });
});

/** A group reaches a service by a link, which Render lists inside the group. */
function linkGroup(store: VendorStore): void {
  const { id: envGroupId } = plant(store, "render-env-group", { name: "linked" });
  const [web] = store.ofType(types.render.webService);
  store.put({
    type: types.render.envGroupLink,
    id: "link",
    urn: `urn:pulumi:planted::planted::${types.render.envGroupLink}::link`,
    properties: { envGroupId, serviceIds: [web?.id ?? ""] },
  });
}

describe("what nobody could declare is judged by its settings", () => {
  const drifted: [string, string, (store: VendorStore) => void, RegExp][] = [
    ...(["paused=true", "type=partial", "status=moved"] as const).map(
      (change): [string, string, (store: VendorStore) => void, RegExp] => [
        `a zone that is named by its id alone, ${change}`,
        "cloudflare",
        (store) => {
          const id = String(store.ofType(types.cloudflare.zoneSetting)[0]?.properties.zoneId);
          const [name, value] = change.split("=");
          store.put({
            ...{ type: types.cloudflare.zone, id, urn: "urn:pulumi:prod::kaitalk::a:b:C::zone" },
            properties: { name: "kaitalk.online", [`${name}`]: value === "true" ? true : `${value}` },
          });
        },
        /^zone-is-active violated/,
      ],
    ),
    [
      "the portal that the Dashboard makes",
      "stripe",
      (store) => {
        const features = { subscriptionUpdate: { enabled: true } };
        const { what, id } = plant(store, "stripe-portal");
        const held = store.get(what, id);
        if (held) store.put({ ...held, properties: { ...held.properties, features, isDefault: true } });
      },
      /^stripe-portal-takes-no-payment violated/,
    ],
  ];

  it.each(drifted)("%s", async (_, vendor, arrange, finding) => {
    const { news } = await sandboxLook([vendor], arrange);
    expect(news).toContainEqual(expect.stringMatching(finding));
    expect(news.filter((one) => one.startsWith("resource-is-declared"))).toEqual([]);
  });
});

describe("what the program takes from another resource", () => {
  const all = Object.keys(readers);
  it.each([
    [
      "the key that signs mail",
      "dkim",
      "content=k=rsa;p=other",
      "cloudflare",
      "mail-is-signed-by-postmark-alone",
    ],
    ["where that key stands", "dkim", "name=o._domainkey.kaitalk.online", "cloudflare", "mail-is-signed-by"],
    [
      "the environment of a service",
      "web",
      "environmentId=evm-other",
      "render",
      "render-service-joins-environment",
    ],
    ["the product of a price", "monthly-usd", "product=prod_other", "stripe", "vendor-answers-as-declared"],
  ])("is found to come from elsewhere: %s", async (_, name, change, vendor, rule) => {
    const { news } = await sandboxLook(all, editNamed(name, change, vendor));
    expect(news).toContainEqual(expect.stringContaining(rule));
    expect(news).toContainEqual(
      expect.stringMatching(
        /^vendor-answers-as-declared unverified: \w+ is declared as what \w+ gives, and the vendor/,
      ),
    );
  });

  it("is open where its maker was not seen", async () => {
    const { untold } = await sandboxLook(["cloudflare"]);
    expect(untold).toContain(
      "content of DNS record CNAME kaitalk.online: what it comes from, web, was not seen",
    );
    expect((await sandboxLook(all)).untold.filter((one) => one.includes("was not seen"))).toEqual([]);
  });

  it("is open for each variable of which nobody can say whose value it is, whatever the value", async () => {
    const elsewhere = editNamed("web", "envVars.PGHOST.value=db.example.com", "render");
    const open = (await sandboxLook(["render", "neon"], elsewhere)).untold.find((one) =>
      one.includes("web service"),
    );
    expect(open).toMatch(
      /^envVars\.PGHOST\.value, .*of web service kaitalk-prod-web: what it comes from, .*, was not seen$/,
    );
    expect(open).not.toMatch(/PGPASSWORD|from, .*project/);
    expect((await sandboxLook(all, elsewhere)).news).toContainEqual(
      expect.stringContaining("PGHOST leads to a database outside"),
    );
  });
});
