import { describe, expect, it } from "vitest";
import { plant } from "../../../../sandbox/plant.ts";
import type { VendorStore } from "../../../../vendors/simulation/store.ts";
import { types } from "../../../../vendors/types.ts";
import { agesIn, editNamed, inventoryIn, sandboxLook, shownIn } from "../../../support/sandbox-look.ts";

const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const outbound = { store: /^stream outbound / };

/** Mail of each of these days, which is still found for so long. */
function mail(store: VendorStore, days: readonly number[], keptFor: number): void {
  for (const one of days) {
    plant(store, "postmark-sent", { name: `m${one}`, at: ago(one) });
    if (one <= keptFor) plant(store, "postmark-message", { name: `m${one}`, at: ago(one) });
  }
}

describe("Postmark as it was filled", () => {
  it("brings no finding, and no token of a server is in the record", async () => {
    let tokens: string[] = [];
    const { entries, news } = await sandboxLook(["postmark"], (store) => {
      tokens = store.ofType(types.postmark.server).map(({ properties }) => String(properties.apiToken));
    });
    expect(news).toEqual([]);
    expect(entries.find((each) => each.entry === "vendor")).toMatchObject({ standing: "seen" });
    expect(tokens).toHaveLength(1);
    for (const token of tokens) expect(JSON.stringify(entries)).not.toContain(token);
  });
});

describe("what was planted at Postmark is found", () => {
  it.each([
    ["postmark-server", "Postmark server planted"],
    ["postmark-stream", "message stream planted"],
    ["postmark-webhook", "Postmark webhook"],
  ])("%s", async (what, found) => {
    const { news } = await sandboxLook(["postmark"], (store) => void plant(store, what, { name: "planted" }));
    expect(news).toContainEqual(expect.stringMatching(`^resource-is-declared violated: ${found}`));
  });

  it("an archived stream too", async () => {
    const { news } = await sandboxLook(
      ["postmark"],
      (store) => void plant(store, "postmark-stream", { name: "old", edits: [`archivedAt="${ago(3)}"`] }),
    );
    expect(news).toContainEqual(expect.stringMatching(/message stream old exists/));
  });
});

describe("drift at Postmark is found", () => {
  it.each([
    ["server", "trackOpens=true", /^mail-server-tracks-no-opens violated|trackOpens/],
    ["server", "trackLinks=HtmlAndText", /trackLinks/],
    ["server", "rawEmailEnabled=true", /rawEmailEnabled/],
    ["server", 'openHookUrl="https://elsewhere.example/"', /^mail-server-reports-no-readers violated/],
    ["trial", "messageStreamType=Transactional", /messageStreamType/],
    ["sender", "returnPathDomain=elsewhere.example", /returnPathDomain/],
  ])("%s %s", async (name, change, finding) => {
    const { news } = await sandboxLook(["postmark"], editNamed(name, change, "postmark"));
    expect(news).toContainEqual(expect.stringMatching(finding));
  });
});

describe("how long mail is kept", () => {
  it.each<[string, readonly number[], number, string]>([
    ["mail of many days is gone", [1, 3, 12, 20, 30], 7, "met"],
    ["mail of the usual 45 days is still found", [1, 20, 44.9], 45, "violated"],
    ["less is gone than one person's removal could explain", [1, 3, 12, 20], 7, "unverified"],
    ["nothing old was sent", [1, 2], 45, "unverified"],
    ["mail that is gone is older than Postmark keeps any", [1, 60, 70, 80], 45, "unverified"],
  ])("%s", async (_, days, keptFor, verdict) => {
    const { entries } = await sandboxLook(["postmark"], (store) => mail(store, days, keptFor));
    expect(shownIn(entries, "postmark-retention-addon")).toMatchObject({ verdict });
  });

  it("the oldest is the last of the search", async () => {
    const { entries } = await sandboxLook(["postmark"], (store) => mail(store, [1, 5, 9], 45));
    expect(agesIn(entries, outbound)).toMatchObject([
      {
        copy: "postmark-messages",
        how: "oldest",
        answer: { seen: "complete", value: { at: expect.any(String) } },
      },
    ]);
    const [age] = agesIn(entries, outbound);
    const at = age?.answer.seen === "complete" ? Date.parse(age.answer.value.at ?? "") : Number.NaN;
    expect(Math.round((Date.now() - at) / 86_400_000)).toBe(9);
  });

  it("beyond ten thousand messages older days are searched alone", async () => {
    const owner = (store: VendorStore) => `${store.ofType(types.postmark.server)[0]?.id}/outbound`;
    const { entries } = await sandboxLook(["postmark"], (store) =>
      store.keep(
        Array.from({ length: 10_050 }, (_, nth) => ({
          kind: "postmark/message",
          owner: owner(store),
          id: `m${nth}`,
          at: ago(nth < 10_010 ? 1 : 10 + nth / 10_000),
          properties: {},
        })),
      ),
    );
    const [age] = agesIn(entries, outbound);
    expect(age?.answer).toMatchObject({ seen: "complete" });
    const at = age?.answer.seen === "complete" ? Date.parse(age.answer.value.at ?? "") : Number.NaN;
    expect(Math.round((Date.now() - at) / 86_400_000)).toBe(11);
  });

  it("suppressed addresses are counted, and none is in the record", async () => {
    const { entries } = await sandboxLook(["postmark"], (store) => {
      for (const name of ["somebody", "another"])
        plant(store, "postmark-suppression", { name, at: ago(name === "another" ? 300 : 3) });
    });
    expect(agesIn(entries, { copy: "postmark-suppressions", store: /stream outbound/ })).toMatchObject([
      { answer: { seen: "complete", value: { count: 2 } } },
    ]);
    expect(JSON.stringify(entries)).not.toContain("somebody");
  });
});

describe("what nobody can tell at Postmark is never none", () => {
  it("a server whose streams are refused", async () => {
    const { entries, news } = await sandboxLook(["postmark"], (_, { troubles }) =>
      troubles.add({ on: /message-streams$/, trouble: { kind: "status", status: 403 } }),
    );
    expect(inventoryIn(entries, "message stream")).toMatchObject({ seen: "cannot-tell" });
    expect(news.filter((one) => one.includes("lists no such"))).toEqual([]);
  });

  it("a list of servers that says there are more", async () => {
    const { entries } = await sandboxLook(
      ["postmark"],
      (store, { troubles }) => {
        for (let nth = 0; nth < 501; nth += 1)
          store.put({
            type: types.postmark.server,
            id: String(5_000 + nth),
            urn: `urn:pulumi:p::p::${types.postmark.server}::s${nth}`,
            properties: { name: `s${nth}`, apiToken: `token-of-the-test-${nth}` },
          });
        troubles.add({ on: /\/servers$/, after: 1, trouble: { kind: "status", status: 500 } });
        troubles.add({ on: /message-streams|webhooks/, trouble: { kind: "status", status: 403 } });
      },
      { attempts: 1 },
    );
    expect(inventoryIn(entries, "Postmark server")).toMatchObject({ seen: "partial", value: 500 });
    expect(inventoryIn(entries, "Postmark webhook")).toMatchObject({ seen: "cannot-tell" });
  });
});
