import { describe, expect, it } from "vitest";
import { diffInputs } from "../../../../vendors/postmark/plugin/diff.ts";
import type { ResourceKind } from "../../../../vendors/postmark/plugin/resource-kind.ts";
import { domain } from "../../../../vendors/postmark/plugin/resources/domain.ts";
import { messageStream } from "../../../../vendors/postmark/plugin/resources/message-stream.ts";
import { server } from "../../../../vendors/postmark/plugin/resources/server.ts";
import { webhook } from "../../../../vendors/postmark/plugin/resources/webhook.ts";
import { secret, unknown, type Values } from "../../../../vendors/postmark/plugin/values.ts";

const paths = (kind: ResourceKind, olds: Values, news: Values) =>
  diffInputs(kind, olds, news).map(({ path, kind: change, replaces }) =>
    [path, change, ...(replaces ? ["replaces"] : [])].join(" "),
  );

describe("diffInputs", () => {
  it("finds nothing where only the secret wrapping differs", () => {
    expect(paths(webhook, { httpHeaders: secret({ A: "1" }) }, { httpHeaders: { A: "1" } })).toEqual([]);
  });

  it("names the leaf that changed", () => {
    const olds = { triggers: { open: { enabled: false }, bounce: { enabled: true } } };
    const news = { triggers: { open: { enabled: true }, bounce: { enabled: true } } };
    expect(paths(webhook, olds, news)).toEqual(["triggers.open.enabled update"]);
  });

  it("tells added and deleted inputs apart", () => {
    expect(paths(server, { bounceHookUrl: "https://a" }, { openHookUrl: "https://b" })).toEqual([
      "bounceHookUrl delete",
      "openHookUrl add",
    ]);
  });

  it("does not mind what Postmark chose while the program says nothing", () => {
    expect(paths(server, { color: "purple", inboundSpamThreshold: 5 }, {})).toEqual([]);
    expect(paths(server, { color: "purple" }, { color: "red" })).toEqual(["color update"]);
  });

  it.each([
    [server, "deliveryType"],
    [messageStream, "serverId"],
    [messageStream, "streamId"],
    [messageStream, "messageStreamType"],
    [domain, "name"],
    [webhook, "serverId"],
    [webhook, "messageStream"],
  ] as const)("takes a new resource for what cannot change: %#", (kind, property) => {
    expect(paths(kind, { [property]: "a" }, { [property]: "b" })).toEqual([`${property} update replaces`]);
  });

  it("expects the worst of a value that is known only after apply", () => {
    expect(paths(webhook, { serverId: "7" }, { serverId: unknown })).toEqual(["serverId update replaces"]);
    expect(paths(webhook, { url: unknown }, { url: unknown })).toEqual(["url update"]);
  });
});
