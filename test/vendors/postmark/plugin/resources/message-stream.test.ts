import { beforeEach, expect, it } from "vitest";
import { types } from "../../../../../vendors/types.ts";
import { withPostmark } from "../../../../support/postmark/with-postmark.ts";

const type = types.postmark.messageStream;
const postmark = withPostmark();
let serverId = "";

beforeEach(async () => {
  serverId = (await postmark.engine.create(types.postmark.server, { name: "k" })).id;
});

const declared = (more: object = {}) => ({
  serverId,
  streamId: "mail",
  name: "Mail",
  messageStreamType: "Transactional",
  ...more,
});

it("keeps a default stream of the server, with the reason", async () => {
  await expect(postmark.engine.delete(type, `${serverId}/outbound`)).rejects.toThrow(
    'Postmark keeps the default stream "outbound" of every server.',
  );
});

it("archives, and takes an archived stream for gone", async () => {
  const { id } = await postmark.engine.create(type, declared());
  await postmark.engine.delete(type, id);
  await postmark.engine.delete(type, id);
  expect(postmark.fake.count("POST /message-streams/mail/archive")).toBe(1);
  expect((await postmark.engine.read(type, id)).id).toBe("");
});

it("restores an archived stream as it is declared now", async () => {
  const { id } = await postmark.engine.create(type, declared());
  await postmark.engine.delete(type, id);
  const { properties } = await postmark.engine.create(type, declared({ name: "Mail again" }));
  expect(properties).toMatchObject({ name: "Mail again", streamId: "mail" });
});

it("does not restore a stream of another type", async () => {
  const { id } = await postmark.engine.create(type, declared());
  await postmark.engine.delete(type, id);
  await expect(postmark.engine.create(type, declared({ messageStreamType: "Broadcasts" }))).rejects.toThrow(
    /belongs to an archived Transactional stream until Postmark purges it on \d{4}-\d\d-\d\d/,
  );
});

it("counts as gone with its server", async () => {
  postmark.fake.account.servers.clear();
  expect((await postmark.engine.read(type, "4711/mail")).id).toBe("");
  await postmark.engine.delete(type, "4711/mail");
});

it("sets how unsubscribing is handled", async () => {
  const { inputs } = await postmark.engine.check(
    type,
    declared({ messageStreamType: "Broadcasts", unsubscribeHandlingType: "Custom" }),
  );
  const { id, properties } = await postmark.engine.create(type, inputs);
  expect(properties.unsubscribeHandlingType).toBe("Custom");
  const edited = await postmark.engine.update(type, id, properties, {
    ...inputs,
    unsubscribeHandlingType: "Postmark",
  });
  expect(edited.unsubscribeHandlingType).toBe("Postmark");
});

it("explains an import id of the wrong form", async () => {
  await expect(postmark.engine.read(type, "outbound")).rejects.toThrow(
    '"outbound" is not an id of this type: write it as <serverId>/<streamId>.',
  );
});
