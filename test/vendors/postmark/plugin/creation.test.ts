import { describe, expect, it } from "vitest";
import { types } from "../../../../vendors/types.ts";
import { Engine } from "../../../support/postmark/engine.ts";
import type { Fault } from "../../../support/postmark/fake-api.ts";
import { createServer } from "../../../support/postmark/servers.ts";
import { withPostmark } from "../../../support/postmark/with-postmark.ts";

const { server, messageStream, domain, webhook } = types.postmark;
const postmark = withPostmark();

/** Declares and creates, as the engine does. */
async function create(type: string, declared: Record<string, unknown>) {
  const { inputs } = await postmark.engine.check(type, declared);
  return postmark.engine.create(type, inputs);
}

describe("creation that may or may not have taken effect", () => {
  const declare = {
    [server]: async () => ({ name: "mail" }),
    [domain]: async () => ({ name: "kaitalk.online" }),
    [messageStream]: async () => ({
      serverId: (await create(server, { name: "own" })).id,
      streamId: "mail",
      name: "Mail",
      messageStreamType: "Transactional",
    }),
    [webhook]: async () => ({
      serverId: (await create(server, { name: "own" })).id,
      url: "https://kaitalk.online/hook",
      triggers: { bounce: { enabled: true } },
    }),
  };
  const paths = {
    [server]: "POST /servers",
    [domain]: "POST /domains",
    [messageStream]: "POST /message-streams",
    [webhook]: "POST /webhooks",
  };
  const count = () => {
    const { servers, domains } = postmark.fake.account;
    const each = [...servers.values()];
    return {
      [server]: each.filter(({ details }) => details.Name === "mail").length,
      [domain]: domains.size,
      [messageStream]: each.filter(({ streams }) => streams.has("mail")).length,
      [webhook]: each.reduce((sum, { webhooks }) => sum + webhooks.size, 0),
    };
  };
  const all = [server, domain, messageStream, webhook];
  const lists = {
    [server]: "GET /servers",
    [domain]: "GET /domains",
    [messageStream]: "GET /message-streams",
    [webhook]: "GET /webhooks",
  };
  /** Everything that can happen to an answer after the work was done. */
  const lost: Readonly<Record<string, Omit<Fault, "request" | "after">>> = {
    "a 500": { status: 500 },
    "a 502 of a proxy": { status: 502, body: "<html>Bad gateway</html>" },
    "a 504 without a word": { status: 504, body: "" },
    "a 408": { status: 408 },
    "nothing, before its head": { status: "hang-up" },
    "nothing, after its head": { status: 200, stops: 0 },
    "one byte": { status: 200, stops: 1 },
    "half of the body": { status: 200, stops: 40 },
    "an empty body": { status: 200, body: "" },
    "an empty object": { status: 200, body: "{}" },
    "an empty list": { status: 200, body: "[]" },
    null: { status: 200, body: "null" },
    "half of JSON": { status: 200, body: '{"ID": 12' },
    "a page": { status: 200, body: "<html>Welcome</html>" },
    "another object": { status: 200, body: '{"Status": "ok"}' },
    "not UTF-8": { status: 200, body: Uint8Array.of(0xff, 0xfe) },
    "a redirection": { status: 302, headers: { location: "/elsewhere" } },
  };
  const faults = Object.entries(lost).flatMap(([what, fault]) =>
    all.map((type) => [type, what, fault] as const),
  );

  it.each(faults)("%s: answered with %s, it is found and adopted, once", async (type, _what, fault) => {
    const declared = await declare[type]();
    postmark.fake.fail({ request: paths[type], after: true, ...fault });
    const { id, properties } = await create(type, declared);
    expect(properties).toMatchObject(declared);
    expect((await postmark.engine.read(type, id)).id).toBe(id);
    expect(postmark.fake.count(paths[type])).toBe(1);
    expect(count()[type]).toBe(1);
  });

  it.each(faults)(
    "%s: answered with %s and not to be looked up, the next run adopts it",
    async (type, _what, fault) => {
      const declared = await declare[type]();
      postmark.fake.fail({ request: paths[type], after: true, ...fault });
      const first = await Engine.start(postmark.environment, {
        patience: { attempts: 2, sleep: async () => {} },
      });
      const { inputs } = await first.check(type, declared);
      postmark.fake.onRequest(paths[type], () =>
        postmark.fake.fail({ request: lists[type], status: 200, body: "null", times: 2 }),
      );
      await expect(first.create(type, inputs)).rejects.toThrow(
        /^It is not known whether Postmark made .+ Run the command again: it takes over .+ and makes no second one\.$/,
      );
      first.stop();
      const { id, properties } = await create(type, declared);
      expect(properties).toMatchObject(declared);
      expect((await postmark.engine.read(type, id)).inputs).toMatchObject(declared);
      expect(postmark.fake.count(paths[type])).toBe(1);
      expect(count()[type]).toBe(1);
    },
  );

  it.each(["trickling", "silent"] as const)("an answer that is %s counts as lost", async (how) => {
    const stops =
      how === "silent" ? ({ stops: 20, hangs: true } as const) : ({ stops: "trickling" } as const);
    const engine = await Engine.start(postmark.environment, { patience: { answerWithin: 200 } });
    postmark.fake.fail({ request: paths[server], status: 200, after: true, ...stops });
    const { inputs } = await engine.check(server, { name: "mail" });
    const { id } = await engine.create(server, inputs);
    expect((await engine.read(server, id)).inputs).toMatchObject({ name: "mail" });
    expect(count()[server]).toBe(1);
    engine.stop();
  });

  it("finds a server on the third page, among others that hold its name", async () => {
    const { account } = postmark.fake;
    for (let nth = 0; nth < 1_200; nth += 1) createServer(account, { Name: `mail ${nth}` });
    postmark.fake.fail({ request: paths[server], status: 200, body: "", after: true });
    const { id } = await create(server, { name: "mail" });
    expect((await postmark.engine.read(server, id)).inputs).toMatchObject({ name: "mail" });
    expect(postmark.fake.count(paths[server])).toBe(1);
    await expect(create(server, { name: "mail 1100" })).rejects.toThrow("exists already");
  });

  it("finds what moved up a page because another was removed meanwhile", async () => {
    const { account } = postmark.fake;
    for (let nth = 0; nth < 500; nth += 1) createServer(account, { Name: `other mail ${nth}` });
    createServer(account, { Name: "mail" });
    postmark.fake.onAnswer("GET /servers", () => {
      const [first] = account.servers.keys();
      if (first !== undefined) account.servers.delete(first);
    });
    await expect(create(server, { name: "mail" })).rejects.toThrow("exists already");
  });

  it("makes nothing where the list ends before its own count", async () => {
    const body = JSON.stringify({ TotalCount: 3, Servers: [] });
    postmark.fake.fail({ request: "GET /servers", status: 200, body, times: 9 });
    await expect(create(server, { name: "mail" })).rejects.toThrow("ended before its own count");
    expect(postmark.fake.count(paths[server])).toBe(0);
  });

  it("takes over what a killed run left, as it is declared now", async () => {
    postmark.fake.fail({ request: "PUT /servers/1001", status: 422, message: "Not now." });
    await expect(create(server, { name: "mail" })).rejects.toThrow("Not now.");
    expect([...postmark.fake.account.servers.values()].map(({ details }) => details.Name)).toEqual([
      expect.stringMatching(/^mail \(unfinished [0-9a-f]{12}\)$/),
    ]);
    const { properties } = await create(server, { name: "mail", color: "red" });
    expect(properties).toMatchObject({ name: "mail", color: "red" });
    expect(postmark.fake.account.servers.size).toBe(1);
  });

  it("does not take over what it would have to be made anew for", async () => {
    postmark.fake.fail({ request: "PUT /servers/1001", status: 422, message: "Not now." });
    await expect(create(server, { name: "mail" })).rejects.toThrow("Not now.");
    await expect(create(server, { name: "mail", deliveryType: "Sandbox" })).rejects.toThrow(
      'left the server "mail" unfinished, with another "deliveryType"',
    );
  });

  it("leaves the mark of another resource alone", async () => {
    createServer(postmark.fake.account, { Name: "mail (unfinished 0123456789ab)" });
    await create(server, { name: "mail" });
    expect(postmark.fake.account.servers.size).toBe(2);
  });

  it.each(all)("%s: creates it once where the failed request did nothing", async (type) => {
    const declared = await declare[type]();
    postmark.fake.fail({ request: paths[type], status: 503, times: 2 });
    await create(type, declared);
    expect(count()[type]).toBe(1);
  });

  it.each(all)("%s: refuses to take over what was there before", async (type) => {
    const declared = await declare[type]();
    await create(type, declared);
    postmark.fake.fail({ request: paths[type], status: 500, after: true });
    await expect(create(type, declared)).rejects.toThrow("exists already");
    expect(count()[type]).toBe(1);
  });

  it("removes the twin of a webhook whose first request was slow", async () => {
    const declared = await declare[webhook]();
    const { id } = await create(webhook, declared);
    const [serverId = "", webhookId = ""] = id.split("/");
    const held = postmark.fake.account.servers.get(Number(serverId))?.webhooks;
    const slow = held?.get(Number(webhookId));
    held?.clear();
    postmark.fake.fail({ request: "POST /webhooks", status: 500 });
    // The first request's work appears only after the second request was answered.
    postmark.fake.onAnswer("POST /webhooks", () => slow && held?.set(slow.ID, slow));
    const again = await create(webhook, declared);
    expect([...(held?.keys() ?? [])].map((key) => `${serverId}/${key}`)).toEqual([again.id]);
  });
});

describe("an answer about another object than the one that was asked for", () => {
  const held = () => [...postmark.fake.account.servers.values()].map(({ details }) => details);
  const documentOf = (id: string) => JSON.stringify(held().find(({ ID }) => String(ID) === id));

  it("takes no other server over: the one that was made is looked for", async () => {
    const { id: foreign } = await create(server, { name: "billing of someone" });
    const body = documentOf(foreign);
    postmark.fake.fail({ request: "POST /servers", status: 200, body, after: true });
    const { id } = await create(server, { name: "mail" });
    expect(id).not.toBe(foreign);
    expect(
      held()
        .map(({ Name }) => Name)
        .toSorted(),
    ).toEqual(["billing of someone", "mail"]);
  });

  it("is no state of the one that was asked for, read or changed", async () => {
    const { id: foreign } = await create(server, { name: "billing of someone" });
    const { id } = await create(server, { name: "mail" });
    const body = documentOf(foreign);
    postmark.fake.fail({ request: `GET /servers/${id}`, status: 200, body, times: 9 });
    await expect(postmark.engine.read(server, id)).rejects.toThrow("Postmark answered about another object");
  });
});
