import { expect, it } from "vitest";
import { types } from "../../../../../vendors/types.ts";
import { withPostmark } from "../../../../support/postmark/with-postmark.ts";

const type = types.postmark.server;
const postmark = withPostmark();

async function create(declared: Record<string, unknown>) {
  const { inputs } = await postmark.engine.check(type, declared);
  return { inputs, ...(await postmark.engine.create(type, inputs)) };
}

it("says why it cannot delete a server, and what can be done", async () => {
  const { id } = await create({ name: "k" });
  await expect(postmark.engine.delete(type, id)).rejects.toThrow(
    `Postmark does not let its API delete server ${id}: its support has to allow that for the account. ` +
      "Ask support, or delete the server in Postmark and run `pulumi refresh`, " +
      "or let Pulumi forget it with `pulumi state delete`.",
  );
  expect(postmark.fake.account.servers.size).toBe(1);
});

it("deletes a server where support allows it", async () => {
  const { id } = await create({ name: "k" });
  postmark.fake.account.allowsServerDeletion = true;
  await postmark.engine.delete(type, id);
  expect((await postmark.engine.read(type, id)).id).toBe("");
});

it("is not fooled by a server whose name contains this one", async () => {
  await create({ name: "kaitalk-staging" });
  expect((await create({ name: "kaitalk" })).id).not.toBe("");
});

it("shows a setting that was changed behind its back", async () => {
  const { id, inputs } = await create({ name: "k" });
  const held = postmark.fake.account.servers.get(Number(id));
  if (held) held.details = { ...held.details, TrackOpens: true, OpenHookUrl: "https://elsewhere.example" };
  const live = await postmark.engine.read(type, id, inputs);
  expect((await postmark.engine.diff(type, live.inputs, inputs)).changed).toEqual([
    "trackOpens",
    "openHookUrl",
  ]);
  const properties = await postmark.engine.update(type, id, live.properties, inputs);
  expect(properties).toMatchObject({ trackOpens: false });
  expect(properties).not.toHaveProperty("openHookUrl");
});

it("replaces a server of another delivery type only after the old one is gone", async () => {
  const { inputs } = await create({ name: "k" });
  const news = { ...inputs, deliveryType: "Sandbox" };
  expect(await postmark.engine.diff(type, inputs, news)).toMatchObject({
    replaces: ["deliveryType"],
    deleteBeforeReplace: true,
  });
});

it("explains an import id of the wrong form", async () => {
  await expect(postmark.engine.read(type, "kaitalk")).rejects.toThrow(
    '"kaitalk" is not a Postmark id: it must be a whole number.',
  );
});
