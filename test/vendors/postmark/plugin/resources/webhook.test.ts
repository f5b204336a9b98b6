import { beforeEach, expect, it } from "vitest";
import { unwrap } from "../../../../../vendors/postmark/plugin/values.ts";
import { types } from "../../../../../vendors/types.ts";
import { withPostmark } from "../../../../support/postmark/with-postmark.ts";

const type = types.postmark.webhook;
const postmark = withPostmark();
let serverId = "";

beforeEach(async () => {
  serverId = (await postmark.engine.create(types.postmark.server, { name: "k" })).id;
});

async function create(more: object = {}) {
  const { inputs } = await postmark.engine.check(type, {
    serverId,
    url: "https://kaitalk.online/hook",
    triggers: { bounce: { enabled: true } },
    ...more,
  });
  return { inputs, ...(await postmark.engine.create(type, inputs)) };
}

const held = (id: string) =>
  postmark.fake.account.servers.get(Number(serverId))?.webhooks.get(Number(id.split("/")[1]));

it("sends every trigger, so that an omitted one is off", async () => {
  const { id } = await create();
  expect(held(id)?.Triggers).toEqual({
    Open: { Enabled: false, PostFirstOpenOnly: false },
    Click: { Enabled: false },
    Delivery: { Enabled: false },
    Bounce: { Enabled: true, IncludeContent: false },
    SpamComplaint: { Enabled: false, IncludeContent: false },
    SubscriptionChange: { Enabled: false },
  });
});

it("shows content that was switched on behind its back", async () => {
  const { id, inputs } = await create();
  const webhook = held(id);
  if (webhook) webhook.Triggers.Bounce = { Enabled: true, IncludeContent: true };
  const live = await postmark.engine.read(type, id, inputs);
  expect((await postmark.engine.diff(type, live.inputs, inputs)).detail).toEqual([
    "triggers.bounce.includeContent",
  ]);
});

it("carries credentials to Postmark and drops them when they are dropped", async () => {
  const { id, inputs, properties } = await create({
    httpAuth: { username: "u", password: "p" },
    httpHeaders: { "X-Key": "v" },
  });
  expect(held(id)).toMatchObject({
    HttpAuth: { Username: "u", Password: "p" },
    HttpHeaders: [{ Name: "X-Key", Value: "v" }],
  });
  const { httpAuth: _auth, httpHeaders: _headers, ...bare } = inputs;
  const edited = await postmark.engine.update(type, id, properties, bare);
  expect(edited).not.toHaveProperty("httpAuth");
  expect(edited).not.toHaveProperty("httpHeaders");
});

it("is imported with what Postmark holds", async () => {
  const { id } = await create({ httpAuth: { username: "u", password: "p" } });
  const { inputs } = await postmark.engine.read(type, id);
  expect(unwrap(inputs)).toMatchObject({
    serverId,
    url: "https://kaitalk.online/hook",
    messageStream: "outbound",
    httpAuth: { username: "u", password: "p" },
  });
});

it("says what to do when Postmark's test call fails", async () => {
  postmark.fake.fail({
    request: "POST /webhooks",
    status: 422,
    code: 1364,
    message: "Webhook verification failed.",
  });
  await expect(create()).rejects.toThrow(
    "Postmark answered 422, code 1364: Webhook verification failed. Postmark calls the url before it saves " +
      "the webhook: deploy the application, then run the command again.",
  );
});
