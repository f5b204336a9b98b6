import { describe, expect, it } from "vitest";
import { frontKeys } from "../../../../sandbox/fronts.ts";
import { plant } from "../../../../sandbox/plant.ts";
import type { VendorStore } from "../../../../vendors/simulation/store.ts";
import { mainAccount } from "../../../../vendors/twilio/front/accounts.ts";
import { types } from "../../../../vendors/types.ts";
import { agesIn, editNamed, inventoryIn, sandboxLook, shownIn } from "../../../support/sandbox-look.ts";

const day = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * day).toISOString();
const restricted = { twilio: [{ ...frontKeys.twilio, kind: "restricted" }] };
const put =
  (what: string, options: Parameters<typeof plant>[2] = {}) =>
  (store: VendorStore) =>
    void plant(store, what, options);

describe("Twilio as it was filled", () => {
  it("brings no finding, and each list is asked once", async () => {
    const { entries, news, served } = await sandboxLook(["twilio"]);
    expect(news).toEqual([]);
    expect(entries.find((each) => each.entry === "vendor")).toMatchObject({ standing: "seen" });
    expect([...served.requests.values()].reduce((sum, count) => sum + count, 0)).toBe(23);
  });
});

describe("what was planted at Twilio is found", () => {
  it.each([
    ["twilio-subaccount", "Twilio subaccount"],
    ["twilio-number", "Twilio number"],
    ["twilio-messaging-service", "messaging service"],
    ["twilio-event-sink", "event sink"],
  ])("%s", async (what, called) => {
    const { news } = await sandboxLook(["twilio"], put(what));
    expect(news).toContainEqual(expect.stringMatching(`^resource-is-declared violated: ${called} `));
  });

  it("in a subaccount too, with the subaccount's own token, which is in no record", async () => {
    let token = "";
    const { entries, news } = await sandboxLook(["twilio"], (store) => {
      const { id } = plant(store, "twilio-subaccount");
      token = String(store.get(types.twilio.accountSubAccount, id)?.properties.authToken);
      plant(store, "twilio-messaging-service", { edits: [`accountSid=${id}`] });
      plant(store, "twilio-number", { edits: [`accountSid=${id}`] });
    });
    expect(news.filter((one) => /messaging service|Twilio number/.test(one))).toHaveLength(2);
    expect(token.length).toBeGreaterThan(10);
    expect(JSON.stringify(entries)).not.toContain(token);
    expect(JSON.stringify(entries)).not.toContain("sandbox-main-auth-token");
  });
});

describe("drift at Twilio is found", () => {
  it.each([
    ["messaging", 'inboundRequestUrl="https://elsewhere.example/"', /^url-host-registered violated/],
    ["voice", 'voice.url="https://elsewhere.example/"', /^url-host-registered violated/],
    ["voice", "voice.callerIdLookup=true", /callerIdLookup/],
    ["messaging", "inboundMethod=GET", /inboundMethod/],
  ])("%s %s", async (name, change, finding) => {
    const { news } = await sandboxLook(["twilio"], editNamed(name, change, "twilio"));
    expect(news).toContainEqual(expect.stringMatching(finding));
  });

  it("and so is what was removed", async () => {
    const { news } = await sandboxLook(["twilio"], (store) => {
      for (const { type, id } of store.ofType(types.twilio.twimlApp)) store.remove(type, id);
    });
    expect(news).toContainEqual(
      expect.stringMatching(/^declared-resource-exists violated: .*twilio lists no such TwiML application/),
    );
  });
});

describe("a key that is no Main key", () => {
  it("cannot tell whether there are subaccounts, and so nothing that they could hold", async () => {
    const { entries, news } = await sandboxLook(["twilio"], put("twilio-subaccount"), {}, restricted);
    expect(inventoryIn(entries, "Twilio subaccount")).toEqual({
      seen: "cannot-tell",
      why: expect.stringContaining("only a Main key sees subaccounts"),
    });
    expect(inventoryIn(entries, "messaging service")).toMatchObject({ seen: "partial", value: 1 });
    expect(news.filter((one) => one.includes("lists no such"))).toEqual([]);
    expect(entries.find((each) => each.entry === "vendor")).toMatchObject({ standing: "partly-seen" });
  });
});

describe("ages at Twilio", () => {
  const recordings = { copy: "twilio-recordings" };

  it("are asked for what is too old alone; what is young costs one page", async () => {
    const { entries, served } = await sandboxLook(["twilio"], (store) => {
      for (let days = 0; days < 80; days += 1)
        plant(store, "twilio-recording", { name: `r${days}`, at: ago(days) });
    });
    expect(agesIn(entries, recordings)).toMatchObject([
      {
        how: "bound",
        // Twilio words in two ways whether the day named counts: the day after covers both.
        question: `every one of ${ago(89).slice(0, 10)} or before, by DateCreated`,
        answer: { seen: "complete", value: { at: `${ago(89).slice(0, 10)}T00:00:00.000Z`, count: 0 } },
      },
    ]);
    expect(served.requests.get("api.twilio.com")).toBe(10);
  });

  it.each([
    [88, "bound"],
    [90, "oldest"],
    [400, "oldest"],
  ])("the oldest of %d days is %s", async (days, how) => {
    const at = ago(days);
    const { entries } = await sandboxLook(["twilio"], put("twilio-recording", { at }));
    const [age] = agesIn(entries, recordings);
    expect(age?.how).toBe(how);
    if (how === "oldest")
      expect(age?.answer).toMatchObject({ value: { at: `${at.slice(0, 19)}.000Z`, count: 1 } });
  });

  it("tell a deleted recording's metadata from a recording", async () => {
    const { entries } = await sandboxLook(
      ["twilio"],
      put("twilio-recording", { at: ago(100), edits: ["status=deleted"] }),
    );
    expect(agesIn(entries, recordings)).toMatchObject([{ how: "bound" }]);
    expect(agesIn(entries, { store: /metadata/ })).toMatchObject([{ how: "oldest" }]);
  });

  it("tell WhatsApp from SMS, and that no list of messages is all", async () => {
    const { entries } = await sandboxLook(
      ["twilio"],
      put("twilio-message", { at: ago(100), edits: ["from=whatsapp:+15005550006"] }),
    );
    expect(agesIn(entries, { copy: "twilio-message-bodies" })).toMatchObject([
      { how: "oldest", answer: { seen: "partial", value: { count: 1 } } },
    ]);
    expect(agesIn(entries, { copy: "twilio-sms-bodies" })).toMatchObject([
      { how: "bound", answer: { seen: "partial", value: { count: 0 } } },
    ]);
  });

  it("are those of every account", async () => {
    const { entries } = await sandboxLook(["twilio"], (store) => {
      const { id } = plant(store, "twilio-subaccount");
      plant(store, "twilio-recording", { at: ago(200), edits: [`owner=${id}`] });
    });
    expect(agesIn(entries, recordings).map(({ how }) => how)).toEqual(["bound", "oldest"]);
  });

  it("that break off are said as far as they were seen", async () => {
    const { entries } = await sandboxLook(
      ["twilio"],
      (store, { troubles }) => {
        const owner = mainAccount(store);
        store.keep(
          Array.from({ length: 1_500 }, (_, nth) => ({
            kind: "twilio/recording",
            owner,
            id: `RE${String(nth).padStart(32, "0")}`,
            at: ago(100 + nth / 100),
            properties: {},
          })),
        );
        troubles.add({ on: /Recordings\.json/, after: 1, trouble: { kind: "status", status: 500 } });
      },
      { attempts: 2 },
    );
    expect(agesIn(entries, recordings)).toMatchObject([
      { answer: { seen: "partial", value: { count: 1_000 }, why: expect.stringContaining("500") } },
    ]);
  });
});

describe("redaction of messages", () => {
  it.each([
    ["violated", put("twilio-message", { edits: ["body=text-of-a-person"] })],
    ["unverified", put("twilio-message")],
    ["unverified", () => {}],
  ])("is %s as far as a sample shows, and no text is in the record", async (verdict, arrange) => {
    const { entries } = await sandboxLook(["twilio"], arrange);
    expect(shownIn(entries, "twilio-message-redaction")).toMatchObject({ verdict });
    expect(JSON.stringify(entries)).not.toContain("text-of-a-person");
  });
});
