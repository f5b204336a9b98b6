import { ownerOfHost } from "../../../register/hosts.ts";
import { types } from "../../../vendors/types.ts";
import { hostsOfUrls } from "../../kernel/hostnames.ts";
import { defineRule } from "../../kernel/rule.ts";
import { textsOf } from "../../kernel/texts.ts";
import { namesHost } from "../host-properties.ts";

const { messagingService, phoneNumber, twimlApp } = types.twilio;

/** Its own domain, and its own service at Render; whose a name there is, shared-host-of-this-stack tells. */
const own: ReadonlySet<string | undefined> = new Set(["kaitalk", "render"]);

export const webhookLeadsToKaitalk = defineRule({
  id: "webhook-leads-to-kaitalk",
  severity: "critical",
  clauses: ["sub-processor-list", "minimal-collection"],
  description:
    "What a vendor reports, and who may read files in a browser, is KAITALK itself and no other company, listed or not.",
  remediation: "Use an address of KAITALK's own domain.",
  subjects: {
    types: [
      ...[messagingService, phoneNumber, twimlApp, types.stripe.webhookEndpoint],
      ...[types.stripe.v2CoreEventDestination, types.postmark.server, types.postmark.webhook],
      types.cloudflare.r2BucketCors,
    ],
  },
  messages: { another: "{path} leads to {host}, which is not KAITALK's own." },
  check(subject, violated) {
    for (const { path, text } of textsOf(subject, ({ name }) => namesHost.test(name)))
      for (const host of hostsOfUrls(text))
        if (!own.has(ownerOfHost(host))) violated("another", { path, host: JSON.stringify(host) });
  },
});
