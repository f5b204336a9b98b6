import { describe, expect, it } from "vitest";
import { checkInputs } from "../../../../vendors/postmark/plugin/check.ts";
import type { ResourceKind } from "../../../../vendors/postmark/plugin/resource-kind.ts";
import { domain } from "../../../../vendors/postmark/plugin/resources/domain.ts";
import { messageStream } from "../../../../vendors/postmark/plugin/resources/message-stream.ts";
import { server } from "../../../../vendors/postmark/plugin/resources/server.ts";
import { webhook } from "../../../../vendors/postmark/plugin/resources/webhook.ts";
import { isSecret, secret, unknown, type Values } from "../../../../vendors/postmark/plugin/values.ts";

const failures = (kind: ResourceKind, news: Values, olds: Values = {}) =>
  checkInputs(kind, olds, news).failures.map(({ property, reason }) => `${property} ${reason}`);

const hook = { serverId: "7", url: "https://kaitalk.online/hook", triggers: { bounce: { enabled: true } } };
const stream = { serverId: "7", streamId: "mail", name: "Mail", messageStreamType: "Transactional" };

describe("checkInputs", () => {
  it("names a missing property and what to set", () => {
    expect(failures(server, {})).toEqual(["name is missing; set it to a text that is not empty."]);
  });

  it("names a foreign property and those that exist", () => {
    expect(failures(domain, { name: "kaitalk.online", dkim: true })).toEqual([
      "dkim is not a property; remove it or use one of name, returnPathDomain.",
    ]);
  });

  it("names the values that are accepted", () => {
    expect(failures(server, { name: "k", trackLinks: "All" })).toEqual([
      "trackLinks is not accepted; set it to one of None, HtmlAndText, HtmlOnly, TextOnly.",
    ]);
  });

  it("names a wrong type inside an object", () => {
    expect(failures(webhook, { ...hook, triggers: { bounce: { enabled: "yes" } } })).toEqual([
      "triggers.bounce.enabled is not accepted; set it to true or false.",
    ]);
  });

  it("never repeats the value, which may be a secret", () => {
    const httpAuth = { username: "postmark", password: secret(["canary-4711"]) };
    expect(JSON.stringify(failures(webhook, { ...hook, httpAuth }))).not.toContain("canary-4711");
  });

  it("accepts what is known only after apply, anywhere", () => {
    const everything = { serverId: unknown, url: unknown, httpHeaders: unknown, triggers: unknown };
    expect(failures(webhook, everything)).toEqual([]);
    expect(failures(webhook, { ...hook, triggers: { bounce: { enabled: unknown } } })).toEqual([]);
    expect(failures(domain, { name: unknown, returnPathDomain: "pm.kaitalk.online" })).toEqual([]);
  });

  it.each([
    ["color", { name: "k", color: "pink" }, "color is not accepted; set it to one of purple, blue,"],
    [
      "threshold",
      { name: "k", inboundSpamThreshold: 31 },
      "inboundSpamThreshold is not accepted; set it to a whole number from 0 to 30.",
    ],
    [
      "hook",
      { name: "k", openHookUrl: "kaitalk" },
      "openHookUrl is not a web address; begin it with https://.",
    ],
  ])("server: %s", (_name, news, sentence) => {
    expect(failures(server, news).join()).toContain(sentence);
  });

  it.each([
    ["name", { name: "KAITALK.online" }, "name is not a domain; write it in lower case, as example.com."],
    [
      "return path",
      { name: "kaitalk.online", returnPathDomain: "pm.example.com" },
      "returnPathDomain is not below the domain;",
    ],
  ])("domain: %s", (_name, news, sentence) => {
    expect(failures(domain, news).join()).toContain(sentence);
  });

  it("stream: an id that Postmark refuses", () => {
    expect(failures(messageStream, { ...stream, streamId: "1st" }).join()).toContain(
      "begin it with a letter",
    );
  });

  it("stream: another type under the same id, which stays taken for 45 days", () => {
    const olds = { ...stream, messageStreamType: "Broadcasts" };
    expect(failures(messageStream, stream, olds)).toEqual([
      'messageStreamType cannot change under the same "streamId"; set a new "streamId" in the same change.',
    ]);
    expect(failures(messageStream, { ...stream, streamId: "mail-2" }, olds)).toEqual([]);
  });

  it("webhook: nothing enabled, no web address", () => {
    expect(failures(webhook, { ...hook, triggers: { bounce: { enabled: false } } })).toEqual([
      "triggers enables nothing; enable one trigger or remove the webhook.",
    ]);
    expect(failures(webhook, { ...hook, url: "ftp://kaitalk.online" })).toEqual([
      "url is not a web address; begin it with https://.",
    ]);
  });

  it("fills in what an omitted input means", () => {
    expect(checkInputs(server, {}, { name: "k", trackOpens: true }).inputs).toEqual({
      name: "k",
      deliveryType: "Live",
      rawEmailEnabled: false,
      trackOpens: true,
      trackLinks: "None",
      includeBounceContentInHook: false,
    });
    expect(checkInputs(webhook, {}, hook).inputs).toMatchObject({
      messageStream: "outbound",
      triggers: {
        open: { enabled: false, postFirstOpenOnly: false },
        bounce: { enabled: true, includeContent: false },
        subscriptionChange: { enabled: false },
      },
    });
  });

  it("wraps credentials as secrets though the program did not", () => {
    const httpAuth = { username: "postmark", password: "p" };
    const { inputs } = checkInputs(webhook, {}, { ...hook, httpAuth, httpHeaders: { Authorization: "b" } });
    const auth = inputs.httpAuth as Values;
    expect([isSecret(auth.username), isSecret(auth.password), isSecret(inputs.httpHeaders)]).toEqual([
      false,
      true,
      true,
    ]);
  });
});
