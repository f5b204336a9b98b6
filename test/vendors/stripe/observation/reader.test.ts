import { describe, expect, it } from "vitest";
import { plant } from "../../../../sandbox/plant.ts";
import { types } from "../../../../vendors/types.ts";
import { editNamed, inventoryIn, sandboxLook } from "../../../support/sandbox-look.ts";

describe("Stripe as it was filled", () => {
  it("brings no finding, asks each list once, and says which mode the key sees", async () => {
    const { entries, news, served } = await sandboxLook(["stripe"]);
    expect(news).toEqual([]);
    expect(entries.find((each) => each.entry === "vendor")).toMatchObject({ standing: "seen" });
    expect(served.requests.get("api.stripe.com")).toBe(8);
    expect(entries.find((each) => each.entry === "key")).toMatchObject({
      kind: { value: "restricted key, live mode" },
      may: { seen: "cannot-tell" },
    });
  });
});

describe("what was planted at Stripe is found", () => {
  it.each([
    ["stripe-webhook", /^resource-is-declared violated: Stripe webhook/],
    ["stripe-event-destination", /^resource-is-declared violated: event destination/],
  ])("%s", async (what, finding) => {
    const { news } = await sandboxLook(["stripe"], (store) => void plant(store, what));
    expect(news).toContainEqual(expect.stringMatching(finding));
  });

  it("a webhook beyond the first page", async () => {
    const { entries } = await sandboxLook(["stripe"], (store) => {
      for (let nth = 0; nth < 120; nth += 1) plant(store, "stripe-webhook", { name: `w${nth}` });
    });
    expect(inventoryIn(entries, "Stripe webhook")).toMatchObject({ seen: "complete", value: 121 });
  });
});

describe("drift at Stripe is found", () => {
  it.each([
    ["events", 'url="https://elsewhere.example/"', /^resource-is-declared violated: Stripe webhook|url/],
    ["events", 'enabledEvents=["*"]', /enabledEvents/],
    ["portal", "loginPage.enabled=true", /loginPage/],
    ["portal", "features.paymentMethodUpdate.enabled=true", /paymentMethodUpdate/],
    ["portal", 'features.customerUpdate.allowedUpdates=["email","name","address"]', /allowedUpdates/],
    ["monthly-usd", "unitAmount=1", /unitAmount/],
  ])("%s %s", async (name, change, finding) => {
    const { news } = await sandboxLook(["stripe"], editNamed(name, change, "stripe"));
    expect(news).toContainEqual(expect.stringMatching(finding));
  });

  it("and so is what was removed", async () => {
    const { news } = await sandboxLook(["stripe"], (store) => {
      for (const { type, id } of store.ofType(types.stripe.webhookEndpoint)) store.remove(type, id);
    });
    expect(news).toContainEqual(
      expect.stringMatching(/^declared-resource-exists violated: .*Stripe webhook/),
    );
  });
});

describe("what nobody can tell at Stripe is never none", () => {
  it.each([
    ["a right that lacks", { kind: "status", status: 403 }],
    ["a malformed answer", { kind: "malformed" }],
    ["an answer that is cut", { kind: "cut" }],
    ["an answer that never ends", { kind: "trickle" }],
  ] as const)("%s", async (_, trouble) => {
    const { entries, news } = await sandboxLook(
      ["stripe"],
      (__, { troubles }) => troubles.add({ on: /webhook_endpoints/, trouble }),
      { attempts: 1 },
    );
    expect(inventoryIn(entries, "Stripe webhook")).toMatchObject({ seen: "cannot-tell" });
    expect(inventoryIn(entries, "Stripe product")).toMatchObject({ seen: "complete" });
    expect(news).toEqual([]);
  });
});
