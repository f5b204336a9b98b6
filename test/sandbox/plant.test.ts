import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plant, plantable } from "../../sandbox/plant.ts";
import { VendorStore } from "../../vendors/simulation/store.ts";
import { types } from "../../vendors/types.ts";
import { filledVendors } from "../support/filled-vendors.ts";

describe("what is planted behind the engine's back", () => {
  let store: VendorStore;
  beforeAll(async () => {
    store = await filledVendors();
  });
  afterAll(() => store.close());

  test.each(plantable.map((what) => [what]))("%s", (what) => {
    const { what: kind, id } = plant(store, what, { name: what });
    const held = store.get(kind, id);
    if (held) expect(held.urn).toBe(`urn:pulumi:planted::planted::${kind}::${what}`);
    else expect(kind).toMatch(/^(cloudflare|neon|postmark|render|stripe|twilio)\//);
  });

  test("is as old as said, and as edited", () => {
    const at = "2026-01-02T00:00:00.000Z";
    const { id } = plant(store, "cloudflare-bucket", { name: "old", edits: ["jurisdiction=eu"], at });
    const held = store.get(types.cloudflare.r2Bucket, id);
    expect(held?.properties.jurisdiction).toBe("eu");
    expect(store.madeAt({ type: types.cloudflare.r2Bucket, id })).toBe(at);
  });

  test("what is not known is refused with what is", () => {
    expect(() => plant(store, "cloudflare-buckets")).toThrow(
      /cannot be planted; plant one of .*cloudflare-bucket, /,
    );
  });

  test("needs something to belong to", () => {
    expect(() => plant(new VendorStore(":memory:"), "neon-branch")).toThrow(
      "hold no neon:index/project:Project; run npx kaitalk sandbox up or sandbox fill first.",
    );
  });
});
