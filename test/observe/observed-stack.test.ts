import { describe, expect, it } from "vitest";
import { inputsDigest } from "../../judge/resources.ts";
import { vendorViewOf } from "../../judge/vendor-view.ts";
import { observedStack } from "../../observe/observed-stack.ts";
import type { Entry, EntryOf } from "../../observe/record.ts";
import { type Resource, Secret, UNKNOWN } from "../../policies/kernel/resource.ts";
import type { StackSnapshot } from "../../snapshot/stack-snapshot.ts";
import { types } from "../../vendors/types.ts";
import { begun as prodBegun } from "../support/observation-record.ts";
import { planOf, resource } from "../support/resource.ts";

const { r2Bucket, zoneSetting } = types.cloudflare;
const { webService } = types.render;

const begun: EntryOf<"begun"> = { ...prodBegun, stack: "test" };
const bucketKind: EntryOf<"inventory"> = {
  entry: "inventory",
  vendor: "cloudflare",
  kind: r2Bucket,
  called: "R2 bucket",
  holds: "data",
  identity: ["accountId", "name"],
  single: true,
  answer: { seen: "complete", value: 1, proof: "1 page" },
};

function bucket(name: string, more: Partial<EntryOf<"resource">> = {}): EntryOf<"resource"> {
  const properties = { accountId: "a", name, jurisdiction: "us" };
  return { entry: "resource", vendor: "cloudflare", type: r2Bucket, id: name, name, properties, ...more };
}

const files = resource(r2Bucket, { accountId: "a", name: "files", jurisdiction: "us" }, { name: "files" });

function seen(resources: readonly Resource[], ...entries: Entry[]): StackSnapshot {
  return observedStack(planOf(...resources), [
    begun,
    bucketKind,
    ...entries,
    { entry: "ended", at: begun.at },
  ]);
}

describe("the stack as observed", () => {
  it("is the declared one where everything is as declared", () => {
    const { resources, remarks, observed } = seen([files], bucket("files"));
    expect(resources).toHaveLength(1);
    expect(remarks).toEqual([]);
    expect(observed).toEqual({ at: begun.at, of: "accounts", untold: [], elsewhere: new Map() });
    expect(vendorViewOf(resources[0] as Resource)?.differences).toEqual([]);
  });

  it("holds what the vendor really has", () => {
    const drifted = bucket("files", { properties: { accountId: "a", name: "files", jurisdiction: "eu" } });
    const [only] = seen([files], drifted).resources;
    expect(vendorViewOf(only as Resource)?.differences).toMatchObject([
      { path: "jurisdiction", declared: '"us"', answered: '"eu"' },
    ]);
  });

  it("judges what nobody declared, and says what it can hold", () => {
    const { resources, remarks } = seen([files], bucket("files"), bucket("planted"));
    expect(resources).toMatchObject([{ name: "files" }, { name: "planted", external: true, id: "planted" }]);
    expect(remarks).toMatchObject([
      {
        id: "resource-is-declared",
        outcome: "violated",
        resource: resources[1],
        sentence:
          "R2 bucket planted exists at cloudflare and nobody declared it; it can hold data about people.",
      },
    ]);
  });

  it.each(["setting", "way-out"] as const)("judges a %s by what it is", (holds) => {
    const kind = { ...bucketKind, holds };
    const { remarks } = observedStack(planOf(), [begun, kind, bucket("planted")]);
    expect(remarks?.[0]?.outcome).toBe(holds === "setting" ? "unverified" : "violated");
  });

  it("passes over what came with the account", () => {
    expect(seen([files], bucket("files"), bucket("usual", { byVendor: true })).remarks).toEqual([]);
  });

  it("misses a declared one only where the list is complete", () => {
    expect(seen([files]).remarks).toMatchObject([
      { id: "declared-resource-exists", outcome: "violated", resource: { name: "files" } },
    ]);
    const partial = { seen: "partial", value: 0, why: "eu: the key may not see it (403)" } as const;
    const stacked = observedStack(planOf(files), [begun, { ...bucketKind, answer: partial }]);
    expect(stacked.remarks).toEqual([]);
    expect(stacked.observed?.untold).toEqual([
      { vendor: "cloudflare", what: "R2 bucket", why: partial.why, expected: false },
    ]);
  });

  it("leaves a vendor alone that was not asked", () => {
    const other = resource(webService, { name: "web" }, { name: "web" });
    expect(seen([files, other], bucket("files")).remarks).toEqual([]);
  });

  it("takes what nobody knew before from the account where its maker was seen", () => {
    const maker = resource(r2Bucket, { accountId: "a", name: "files" }, { name: "maker" });
    const setting = resource(
      zoneSetting,
      { zoneId: "z", settingId: "s", value: UNKNOWN },
      { name: "setting", propertyDependencies: { value: [maker.urn] } },
    );
    const kind = { ...bucketKind, kind: zoneSetting, identity: ["zoneId", "settingId"] };
    const entry = {
      ...bucket("s", { type: zoneSetting }),
      properties: { zoneId: "z", settingId: "s", value: "answered" },
    };
    const valueIn = ({ resources }: StackSnapshot) =>
      vendorViewOf(resources.find(({ name }) => name === "setting") as Resource)?.resource.inputs.value;
    expect(valueIn(seen([maker, setting], kind, entry, bucket("files")))).toBe("answered");
    expect(valueIn(seen([setting], kind, entry))).toBe(UNKNOWN);
  });
});

describe("what was withheld", () => {
  const web = resource(
    webService,
    { name: "web", envVars: { A: { value: new Secret("one") }, GONE: { value: "x" } } },
    { name: "web" },
  );
  const kind = { ...bucketKind, kind: webService, identity: ["name"], called: "web service" };
  const differencesOf = (envVars: EntryOf<"resource">["properties"], against = inputsDigest(web)) => {
    const entry = { ...bucket("web", { type: webService, against }), properties: { name: "web", envVars } };
    const [only] = seen([web], kind, entry).resources;
    return vendorViewOf(only as Resource, { whole: true })?.differences;
  };
  const stand = (how: "as-declared" | "differs" | "hidden") => ({ value: { "kaitalk:value": how } });
  const gone = { GONE: { value: "x" } };

  it("is as declared where it was compared with the same", () => {
    expect(differencesOf({ A: stand("as-declared"), ...gone })).toEqual([]);
    expect(differencesOf({ A: stand("as-declared"), ...gone }, "0".repeat(64))).toEqual([]);
  });

  it("differs without showing how", () => {
    expect(differencesOf({ A: stand("differs"), ...gone })).toMatchObject([
      { path: "envVars.A.value", declared: "[secret]", answered: "[secret]" },
    ]);
  });

  it("shows by its name what nobody declared, and what is gone", () => {
    expect(differencesOf({ A: stand("as-declared"), NEW: stand("hidden") })).toMatchObject([
      { path: "envVars.GONE", answered: "nothing" },
      { path: "envVars.NEW", declared: "nothing" },
    ]);
  });
});
