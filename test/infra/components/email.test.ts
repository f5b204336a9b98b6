import { expect, test } from "vitest";
import { Email } from "../../../infra/components/email.ts";
import { Secret } from "../../../policies/kernel/resource.ts";
import { types } from "../../../vendors/types.ts";
import { contentsOf, deploy } from "../../support/deployment.ts";

const answers = {
  [types.cloudflare.dnsRecord]: {},
  [types.postmark.domain]: {
    dkimHost: "20261124._domainkey.kaitalk.online",
    dkimTextValue: "k=rsa; p=sample",
    returnPathDomainCnameValue: "pm.mtasv.net",
  },
  [types.postmark.messageStream]: {},
  [types.postmark.server]: { apiToken: "canary" },
};
const declare = () =>
  contentsOf(new Email("email", { zoneId: "zone", domain: "kaitalk.online" }, {}).environment);

test("Postmark neither tracks nor hands on content, and each kind of message has its stream", async () => {
  const { resources, result } = await deploy(declare, { answers });
  const stream = (
    streamId: string,
    name: string,
    messageStreamType: string,
    unsubscribeHandlingType: string,
  ) => [streamId, { serverId: "server-id", streamId, name, messageStreamType, unsubscribeHandlingType }];
  expect(
    resources.filter(({ type }) => type.startsWith("postmark:")).map(({ name, inputs }) => [name, inputs]),
  ).toEqual([
    ["sender", { name: "kaitalk.online", returnPathDomain: "pm-bounces.kaitalk.online" }],
    stream("authentication", "Sign-in links", "Transactional", "None"),
    stream("notices", "Notices of changes to the list", "Transactional", "None"),
    stream("notifications", "Receipts and confirmations", "Transactional", "None"),
    stream("trial", "Trial messages", "Broadcasts", "Postmark"),
    [
      "server",
      {
        name: "kaitalk-test",
        deliveryType: "Live",
        smtpApiActivated: false,
        rawEmailEnabled: false,
        trackOpens: false,
        trackLinks: "None",
        includeBounceContentInHook: false,
        enableSmtpApiErrorHooks: false,
        postFirstOpenOnly: false,
      },
    ],
  ]);
  expect(result).toEqual({ POSTMARK_SERVER_TOKEN: new Secret("canary") });
});

test("DNS carries the key, the return path and the policy that Postmark and receivers ask for", async () => {
  const { resources } = await deploy(declare, { answers });
  const record = { zoneId: "zone", ttl: 3600, proxied: false };
  expect(
    resources.filter(({ type }) => type.startsWith("cloudflare:")).map(({ name, inputs }) => [name, inputs]),
  ).toEqual([
    [
      "dkim",
      { ...record, name: "20261124._domainkey.kaitalk.online", type: "TXT", content: '"k=rsa; p=sample"' },
    ],
    [
      "dmarc",
      {
        ...record,
        name: "_dmarc.kaitalk.online",
        type: "TXT",
        content: '"v=DMARC1; p=quarantine; adkim=r; aspf=r"',
      },
    ],
    ["return-path", { ...record, name: "pm-bounces.kaitalk.online", type: "CNAME", content: "pm.mtasv.net" }],
  ]);
});
