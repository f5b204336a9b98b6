import { describe, expect, it } from "vitest";
import { types } from "../../../../vendors/types.ts";
import { withPostmark } from "../../../support/postmark/with-postmark.ts";

const { server, messageStream, domain, webhook } = types.postmark;
const postmark = withPostmark();

/** Declares and creates, as the engine does. */
async function create(type: string, declared: Record<string, unknown>) {
  const { inputs } = await postmark.engine.check(type, declared);
  return postmark.engine.create(type, inputs);
}

describe("calls that may be repeated", () => {
  it.each([429, 500, 503])(
    "tries again after %i, and waits longer each time, with jitter",
    async (status) => {
      const { id } = await create(server, { name: "k" });
      postmark.fake.fail({ request: `GET /servers/${id}`, status, times: 3 });
      expect((await postmark.engine.read(server, id)).id).toBe(id);
      expect(postmark.engine.pauses).toEqual([500, 1_000, 2_000]);
    },
  );

  it("tries again when nothing answers", async () => {
    const { id } = await create(server, { name: "k" });
    postmark.fake.fail({ request: `DELETE /servers/${id}`, status: "hang-up" });
    postmark.fake.account.allowsServerDeletion = true;
    await postmark.engine.delete(server, id);
    expect(postmark.fake.account.servers.size).toBe(0);
  });

  it("gives up in the end, saying so", async () => {
    const { id } = await create(server, { name: "k" });
    postmark.fake.fail({ request: `GET /servers/${id}`, status: 429, times: 9 });
    await expect(postmark.engine.read(server, id)).rejects.toThrow(
      "Postmark kept answering 429, too many requests. Run the command again later.",
    );
    expect(postmark.fake.count(`GET /servers/${id}`)).toBe(4);
  });

  it("does not repeat what Postmark refused", async () => {
    await expect(
      create(server, { name: "k", inboundDomain: "in.kaitalk.online", color: "red" }),
    ).resolves.toBeDefined();
    await expect(create(server, { name: "k" })).rejects.toThrow("exists already");
    expect(postmark.fake.count("POST /servers")).toBe(1);
  });

  it("takes a deletion that was done but not confirmed for done", async () => {
    const { id } = await create(domain, { name: "kaitalk.online" });
    postmark.fake.fail({ request: `DELETE /domains/${id}`, status: 500, after: true });
    await postmark.engine.delete(domain, id);
    expect(postmark.fake.account.domains.size).toBe(0);
  });
});

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

  it.each(all)("%s: adopts what a 500 left behind", async (type) => {
    const declared = await declare[type]();
    postmark.fake.fail({ request: paths[type], status: 500, after: true });
    const { id } = await create(type, declared);
    expect((await postmark.engine.read(type, id)).id).toBe(id);
    expect(postmark.fake.count(paths[type])).toBe(1);
    expect(count()[type]).toBe(1);
  });

  it.each(all)("%s: adopts what an unanswered request left behind", async (type) => {
    const declared = await declare[type]();
    postmark.fake.fail({ request: paths[type], status: "hang-up", after: true });
    await create(type, declared);
    expect(count()[type]).toBe(1);
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
