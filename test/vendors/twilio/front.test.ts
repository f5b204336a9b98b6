import { describe, expect, test } from "vitest";
import { plant } from "../../../sandbox/plant.ts";
import { textAt } from "../../../vendors/simulation/json.ts";
import { mainAccount } from "../../../vendors/twilio/front/accounts.ts";
import { types } from "../../../vendors/types.ts";
import { askFront } from "../../support/fronts.ts";
import { simulatedVendors } from "../../support/simulated-vendors.ts";

const key = (kind: string) => ({ secret: `SK${"1".repeat(32)}:secret-of-the-test`, kind });

function account() {
  const { store, make } = simulatedVendors();
  const sid = mainAccount(store);
  const get = (path: string, options: Parameters<typeof askFront>[3] = {}) =>
    askFront(store, "twilio", path, options);
  const list = (path: string, name: string) =>
    (get(`/2010-04-01/Accounts/${sid}/${path}`).body as unknown as Record<string, { sid: string }[]>)[name] ??
    [];
  return { store, make, sid, get, list };
}

describe("Twilio's accounts", () => {
  test("a Main key sees subaccounts; Standard and Restricted keys see neither them nor their own", () => {
    const { store, sid, get } = account();
    const { id } = plant(store, "twilio-subaccount", { name: "shadow" });
    const path = "/2010-04-01/Accounts.json";
    expect(get(path, { key: key("main") }).body).toMatchObject({ accounts: [{ sid }, { sid: id }] });
    for (const kind of ["standard", "restricted"]) {
      expect(get(path, { key: key(kind) }).status).toBe(401);
      expect(get(`/2010-04-01/Accounts/${sid}.json`, { key: key(kind) }).status).toBe(401);
      expect(get(`/2010-04-01/Accounts/${sid}/Recordings.json`, { key: key(kind) }).status).toBe(200);
      expect(get(`/2010-04-01/Accounts/${id}/Recordings.json`, { key: key(kind) }).status).toBe(404);
    }
    expect(get(`/2010-04-01/Accounts/${id}/Recordings.json`, { key: key("main") }).status).toBe(200);
  });

  test("a list of a later interface is about the key's account: a subaccount's is seen with its own token", () => {
    const { store, make, get } = account();
    const { id } = plant(store, "twilio-subaccount", { name: "shadow" });
    make(types.twilio.messagingService, { friendlyName: "main" });
    plant(store, "twilio-messaging-service", { name: "hidden", edits: [`accountSid=${id}`] });
    const token = textAt(store.get(types.twilio.accountSubAccount, id)?.properties ?? {}, "authToken");
    const names = (options: object) =>
      (
        get("/v1/Services", { host: "messaging.twilio.com", ...options }).body as unknown as {
          services: { friendly_name: string }[];
        }
      ).services.map(({ friendly_name }) => friendly_name);
    expect(names({})).toEqual(["main"]);
    const authorization = `Basic ${Buffer.from(`${id}:${token}`).toString("base64")}`;
    expect(names({ headers: { authorization } })).toEqual(["hidden"]);
  });
});

describe("Twilio's records", () => {
  test("are filtered by whole days of Greenwich, newest first", () => {
    const { store, list } = account();
    for (const [name, at] of [
      ["1", "2026-01-01T23:59:59.000Z"],
      ["2", "2026-01-02T00:00:00.000Z"],
      ["3", "2026-01-03T12:00:00.000Z"],
    ] as const)
      plant(store, "twilio-recording", { name, at });
    const found = (query: string) => list(`Recordings.json?${query}`, "recordings").length;
    expect(found("DateCreated<=2026-01-01")).toBe(1);
    expect(found("DateCreated=2026-01-02")).toBe(1);
    expect(found("DateCreated>=2026-01-02")).toBe(2);
    expect(found("DateCreated>=2026-01-02&DateCreated<=2026-01-02")).toBe(1);
    const [first] = list("Recordings.json", "recordings");
    expect(first).toMatchObject({ date_created: "Sat, 03 Jan 2026 12:00:00 +0000" });
  });

  test("a deleted recording is shown where it is asked for, and the pages stay full without it", () => {
    const { store, list } = account();
    for (const name of ["1", "2", "3", "4"])
      plant(store, "twilio-recording", {
        name,
        at: `2026-01-0${name}T00:00:00.000Z`,
        edits: name === "3" || name === "4" ? ["status=deleted"] : [],
      });
    expect(list("Recordings.json?PageSize=2", "recordings")).toHaveLength(2);
    expect(list("Recordings.json?IncludeSoftDeleted=true", "recordings")).toHaveLength(4);
  });

  test("pages follow each other by a token, without which there is no further page", () => {
    const { store, sid, get } = account();
    for (const name of ["1", "2", "3"])
      plant(store, "twilio-call", { name, at: `2026-01-0${name}T00:00:00.000Z` });
    const seen: string[] = [];
    let next: string | null = `/2010-04-01/Accounts/${sid}/Calls.json?PageSize=1&StartTime>=2026-01-01`;
    for (let page = 0; next !== null && page < 9; page += 1) {
      const body = get(next).body as unknown as {
        calls: { start_time: string }[];
        next_page_uri: string | null;
      };
      seen.push(...body.calls.map(({ start_time }) => start_time.slice(5, 7)));
      next = body.next_page_uri;
    }
    expect(seen).toEqual(["03", "02", "01"]);
    const path = `/2010-04-01/Accounts/${sid}/Calls.json`;
    expect(get(`${path}?Page=1`)).toMatchObject({ status: 400, body: { code: 70_002 } });
    expect(get(`${path}?PageSize=1001`).status).toBe(400);
  });
});
