import { DnsRecord } from "@pulumi/cloudflare/dnsRecord.js";
import { ComponentResource, type ComponentResourceOptions, interpolate } from "@pulumi/pulumi";
import { InputError } from "../../register/input-error.ts";
import * as postmark from "../../vendors/postmark/binding.ts";
import type { Environment } from "../environment.ts";
import { stackName } from "../names.ts";
import { promised } from "../promised.ts";

interface EmailArgs {
  readonly zoneId: string;
  readonly domain: string;
}

/** Transactional e-mail at Postmark, and the DNS records that let receivers check it. */
export class Email extends ComponentResource {
  readonly environment: Environment;

  constructor(name: string, { zoneId, domain }: EmailArgs, options: ComponentResourceOptions) {
    super("kaitalk:infra:Email", name, {}, options);
    const child = { parent: this };
    const server = new postmark.Server(
      "server",
      {
        name: stackName(),
        deliveryType: "Live",
        smtpApiActivated: false,
        rawEmailEnabled: false,
        trackOpens: promised("email-content-not-kept", "trackOpens", "flag"),
        trackLinks: noTracking(),
        includeBounceContentInHook: false,
        enableSmtpApiErrorHooks: false,
        postFirstOpenOnly: false,
      },
      child,
    );
    for (const [streamId, stream] of Object.entries(streams))
      new postmark.MessageStream(streamId, { serverId: server.id, streamId, ...stream }, child);
    const sender = new postmark.Domain(
      "sender",
      { name: domain, returnPathDomain: `pm-bounces.${domain}` },
      child,
    );
    const record = { zoneId, ttl: 3600, proxied: false };
    new DnsRecord(
      "dkim",
      { ...record, name: sender.dkimHost, type: "TXT", content: interpolate`"${sender.dkimTextValue}"` },
      child,
    );
    new DnsRecord(
      "return-path",
      {
        ...record,
        name: `pm-bounces.${domain}`,
        type: "CNAME",
        content: sender.returnPathDomainCnameValue,
      },
      child,
    );
    // No report address: reports would bring a further company, and addresses of recipients, into play.
    new DnsRecord(
      "dmarc",
      {
        ...record,
        name: `_dmarc.${domain}`,
        type: "TXT",
        content: '"v=DMARC1; p=quarantine; adkim=r; aspf=r"',
      },
      child,
    );
    this.environment = { POSTMARK_SERVER_TOKEN: server.apiToken };
    this.registerOutputs();
  }
}

/** By the id that each message carries. Trial messages go apart, so that leaving them keeps sign-in links coming. */
const streams = {
  authentication: {
    name: "Sign-in links",
    messageStreamType: "Transactional",
    unsubscribeHandlingType: "None",
  },
  notifications: {
    name: "Receipts and confirmations",
    messageStreamType: "Transactional",
    unsubscribeHandlingType: "None",
  },
  notices: {
    name: "Notices of changes to the list",
    messageStreamType: "Transactional",
    unsubscribeHandlingType: "None",
  },
  trial: { name: "Trial messages", messageStreamType: "Broadcasts", unsubscribeHandlingType: "Postmark" },
} as const;

function noTracking(): "None" {
  const value = promised("email-content-not-kept", "trackLinks", "text");
  if (value !== "None")
    throw new InputError([
      'register/register.yaml: clause email-content-not-kept requires trackLinks other than "None".',
    ]);
  return value;
}
