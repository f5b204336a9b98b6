import { describe, expect, test } from "vitest";
import { plant } from "../../../sandbox/plant.ts";
import { easternDay } from "../../../vendors/postmark/front/messages.ts";
import { textAt } from "../../../vendors/simulation/json.ts";
import { types } from "../../../vendors/types.ts";
import { askFront } from "../../support/fronts.ts";
import { simulatedVendors } from "../../support/simulated-vendors.ts";

function oneServer() {
  const { store, make } = simulatedVendors();
  const server = make(types.postmark.server, { name: "mail", deliveryType: "Live" });
  const token = textAt(server.properties, "apiToken");
  const account = (path: string) => askFront(store, "postmark", path);
  const own = (path: string, secret = token) =>
    askFront(store, "postmark", path, {
      headers: { "x-postmark-account-token": undefined, "x-postmark-server-token": secret } as never,
    });
  return { store, make, server, token, account, own };
}

describe("Postmark's tokens", () => {
  test("a server's token opens that server, the account's the account, and neither the other", () => {
    const { server, account, own } = oneServer();
    expect(own("/server").body).toMatchObject({ ID: Number(server.id) });
    expect(own("/servers?count=1&offset=0").status).toBe(401);
    expect(account("/server").status).toBe(401);
    expect(own("/server", "no-token").status).toBe(401);
  });

  test("the list of servers holds their tokens, and asks for count and offset", () => {
    const { token, account } = oneServer();
    expect(account("/servers?count=10&offset=0").body).toMatchObject({
      TotalCount: 1,
      Servers: [{ ApiTokens: [token] }],
    });
    expect(account("/servers?count=501&offset=0").status).toBe(422);
    expect(account("/servers?count=10").status).toBe(422);
  });
});

describe("Postmark's streams", () => {
  test("every server has three from the start; archived ones come where they are asked for", () => {
    const { store, own } = oneServer();
    plant(store, "postmark-stream", { name: "gone", edits: ['archivedAt="2026-11-01T00:00:00Z"'] });
    const ids = (query: string) =>
      (
        own(`/message-streams${query}`).body as unknown as { MessageStreams: { ID: string }[] }
      ).MessageStreams.map(({ ID }) => ID);
    expect(ids("")).toEqual(["outbound", "inbound", "broadcast"]);
    expect(ids("?includeArchivedStreams=true")).toEqual(["outbound", "inbound", "broadcast", "gone"]);
  });
});

describe("Postmark's messages", () => {
  test("are found by days of New York, both included, while the count of what was sent stays", () => {
    const { store, own } = oneServer();
    // Half past four in the morning of Greenwich is still the day before in New York.
    const at = "2026-01-02T04:30:00.000Z";
    plant(store, "postmark-message", { name: "m", at });
    plant(store, "postmark-sent", { name: "m", at });
    plant(store, "postmark-sent", { name: "expired", at });
    const total = (day: string) =>
      (
        own(`/messages/outbound?count=1&offset=0&fromdate=${day}&todate=${day}`).body as {
          TotalCount: number;
        }
      ).TotalCount;
    expect([total("2026-01-01"), total("2026-01-02")]).toEqual([1, 0]);
    expect(own("/stats/outbound/sends?fromdate=2026-01-01&todate=2026-01-01").body).toEqual({
      Days: [{ Date: "2026-01-01", Sent: 2 }],
      Sent: 2,
    });
  });

  test.each([
    ["2026-07-02T03:59:59.000Z", "2026-07-01"],
    ["2026-07-02T04:00:00.000Z", "2026-07-02"],
    ["2026-01-02T04:59:59.000Z", "2026-01-01"],
    ["2026-01-02T05:00:00.000Z", "2026-01-02"],
  ])("%s is %s in New York", (at, day) => {
    expect(easternDay(at)).toBe(day);
    const { store, own } = oneServer();
    plant(store, "postmark-message", { name: "m", at });
    expect(own(`/messages/outbound?count=1&offset=0&fromdate=${day}&todate=${day}`).body).toMatchObject({
      TotalCount: 1,
    });
  });

  test("a search ends at ten thousand", () => {
    const { own } = oneServer();
    expect(own("/messages/outbound?count=500&offset=9501").status).toBe(422);
  });

  test("suppressions tell addresses and days", () => {
    const { store, own } = oneServer();
    plant(store, "postmark-suppression", { name: "someone", at: "2026-01-02T05:00:00.000Z" });
    expect(own("/message-streams/outbound/suppressions/dump").body).toMatchObject({
      Suppressions: [{ EmailAddress: "someone@example.invalid", CreatedAt: "2026-01-02T05:00:00.000Z" }],
    });
  });
});
