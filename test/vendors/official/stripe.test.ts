import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plant } from "../../../sandbox/plant.ts";
import type { VendorStore } from "../../../vendors/simulation/store.ts";
import { keptCustomer } from "../../../vendors/stripe/front/front.ts";
import { filledVendors } from "../../support/filled-vendors.ts";
import { askFront } from "../../support/fronts.ts";
import { officialModule } from "../../support/official.ts";
import { OpenApi } from "../../support/openapi.ts";
import { explained } from "../../support/tools.ts";

// Stripe publishes its description inside its own mock.
const description = officialModule("github.com/stripe/stripe-mock", "v0.203.0");
const why = "why" in description ? description.why : undefined;

describe.skipIf(why)(explained("Stripe's front answers as Stripe's own description says", why), () => {
  let api: OpenApi;
  let store: VendorStore;
  beforeAll(async () => {
    if ("why" in description) return;
    const file = join(description.folder, "embedded/openapi/spec3.json");
    api = new OpenApi(JSON.parse(readFileSync(file, "utf8")));
    store = await filledVendors();
    plant(store, "stripe-webhook");
    store.keep([
      { kind: keptCustomer, owner: "", id: "cus_sandbox", at: "2026-01-01T00:00:00.000Z", properties: {} },
    ]);
  });
  afterAll(() => store?.close());

  test.each([
    "/v1/products",
    "/v1/prices",
    "/v1/webhook_endpoints",
    "/v1/billing_portal/configurations",
    "/v1/tax/registrations",
    "/v1/files",
    "/v1/customers",
    "/v1/account",
  ])("GET %s", (path) => {
    const query = path === "/v1/account" ? "" : "?limit=1";
    const { status, body } = askFront(store, "stripe", `${path}${query}`);
    expect(api.problems(path, status, body)).toEqual([]);
    expect(api.strangeParameters(path, [...new URLSearchParams(query).keys()])).toEqual([]);
  });
});
