import { describe, expect, it } from "vitest";
import { isSecret, isUnknown, unknown, unwrap } from "../../../../vendors/postmark/plugin/values.ts";
import { types } from "../../../../vendors/types.ts";
import { Engine } from "../../../support/postmark/engine.ts";
import { withPostmark } from "../../../support/postmark/with-postmark.ts";

const { server, messageStream, domain, webhook } = types.postmark;
const postmark = withPostmark();

describe("preview", () => {
  it.each([
    [server, { name: unknown }, ["apiToken", "serverLink", "inboundAddress"]],
    [
      messageStream,
      { serverId: unknown, streamId: "mail", name: "Mail", messageStreamType: "Transactional" },
      [],
    ],
    [
      domain,
      { name: "kaitalk.online" },
      ["dkimHost", "dkimTextValue", "dkimVerified", "returnPathDomainCnameValue", "returnPathDomainVerified"],
    ],
    [webhook, { serverId: unknown, url: unknown, triggers: { bounce: { enabled: true } } }, []],
  ])(
    "%s: creates with unknown inputs, leaves outputs unknown, calls nothing",
    async (type, declared, outputs) => {
      const { inputs, failures } = await postmark.engine.check(type, declared);
      expect(failures).toEqual([]);
      const { id, properties } = await postmark.engine.create(type, inputs, true);
      expect(id).toBe("");
      expect(outputs.filter((name) => !isUnknown(properties[name]))).toEqual([]);
      expect(postmark.fake.requests).toEqual([]);
    },
  );

  it("edits with unknown inputs, keeps outputs, calls nothing", async () => {
    const { inputs } = await postmark.engine.check(domain, { name: "kaitalk.online" });
    const { id, properties } = await postmark.engine.create(domain, inputs);
    const before = postmark.fake.requests.length;
    const news = { name: "kaitalk.online", returnPathDomain: unknown };
    const edited = await postmark.engine.update(domain, id, properties, news, true);
    expect(edited).toMatchObject({ dkimHost: properties.dkimHost, returnPathDomain: unknown });
    expect(postmark.fake.requests).toHaveLength(before);
  });

  it("needs no account", async () => {
    const engine = await Engine.start({});
    await engine.configure({});
    const { inputs } = await engine.check(server, { name: "k" });
    await engine.create(server, inputs, true);
    await expect(engine.create(server, inputs)).rejects.toThrow(
      "Set accountToken of the provider or the variable POSTMARK_ACCOUNT_TOKEN",
    );
    engine.stop();
  });
});

describe("secrets", () => {
  it("a server's token is a secret output", async () => {
    const { inputs } = await postmark.engine.check(server, { name: "k" });
    const { properties } = await postmark.engine.create(server, inputs);
    expect(isSecret(properties.apiToken)).toBe(true);
    expect(unwrap(properties.apiToken)).toMatch(/-/);
  });

  it("what a refresh reads is wrapped as what was declared", async () => {
    const { id: serverId } = await postmark.engine.create(server, { name: "k" });
    const { inputs } = await postmark.engine.check(webhook, {
      serverId,
      url: "https://kaitalk.online/hook",
      httpAuth: { username: "u", password: "canary-4711" },
      httpHeaders: { Authorization: "canary-4712" },
      triggers: { bounce: { enabled: true } },
    });
    const { id } = await postmark.engine.create(webhook, inputs);
    const live = await postmark.engine.read(webhook, id, inputs);
    expect(live.inputs).toEqual(inputs);
    expect(live.properties).toEqual(inputs);
  });

  it("no message repeats the account token, a server token or a password", async () => {
    const { id: serverId, properties } = await postmark.engine.create(server, { name: "k" });
    const leaks = [postmark.fake.account.token, unwrap(properties.apiToken), "canary-4711"];
    postmark.fake.fail({ request: "GET /webhooks", status: 422, message: `Echo ${leaks.join(" ")}.` });
    const attempt = postmark.engine.create(webhook, {
      serverId,
      url: "https://kaitalk.online/hook",
      messageStream: "outbound",
      httpAuth: (
        await postmark.engine.check(webhook, {
          serverId,
          url: "https://kaitalk.online/hook",
          httpAuth: { username: "u", password: "canary-4711" },
          triggers: { bounce: { enabled: true } },
        })
      ).inputs.httpAuth,
      triggers: { bounce: { enabled: true } },
    });
    await expect(attempt).rejects.toThrow("Postmark answered 422: Echo [secret] [secret] [secret].");
  });

  it("a refused token is named by where it is configured, not by its value", async () => {
    const engine = await Engine.start({ POSTMARK_API_URL: postmark.fake.url });
    await engine.configure({ accountToken: "canary-4713" });
    const attempt = engine.create(server, { name: "k" });
    await expect(attempt).rejects.toThrow(
      "accountToken of the provider or the variable POSTMARK_ACCOUNT_TOKEN",
    );
    await expect(attempt).rejects.not.toThrow("canary-4713");
    engine.stop();
  });

  it("tokens are not sent in the clear to another machine", async () => {
    const engine = await Engine.start({ POSTMARK_API_URL: "http://postmark.example.com" });
    await expect(engine.configure({ accountToken: "t" })).rejects.toThrow(
      "POSTMARK_API_URL must begin with https://, or with http:// on this machine.",
    );
    engine.stop();
  });
});

describe("the protocol", () => {
  it("promises secrets and previews to the engine", async () => {
    expect(await postmark.engine.configure({ accountToken: "t" })).toMatchObject({
      acceptsecrets: true,
      supportspreview: true,
    });
  });

  it("describes the four resources in its schema", async () => {
    const schema = JSON.parse(await postmark.engine.schema());
    expect(Object.keys(schema.resources)).toEqual([server, messageStream, domain, webhook]);
    expect(schema.resources[server].properties.apiToken).toEqual({ type: "string", secret: true });
    expect(schema.resources[domain].inputProperties.name).toEqual({
      type: "string",
      willReplaceOnChanges: true,
    });
    expect(schema.types["postmark:index:WebhookTriggersBounce"].required).toEqual(["enabled"]);
  });

  it("refuses a type that it does not have", async () => {
    await expect(postmark.engine.read("postmark:index:Template", "1")).rejects.toThrow(
      '"postmark:index:Template" is no resource type of this provider.',
    );
  });
});
