import type { JudgedInputs } from "../judged-inputs.ts";
import { types } from "../types.ts";

export const postmark: JudgedInputs = {
  judged: [
    { types: ["pulumi:providers:postmark"], readBy: { "provider-credentials-are-marked": ["accountToken"] } },
    {
      types: [types.postmark.server],
      readBy: {
        "mail-server-tracks-no-opens": ["trackOpens"],
        "mail-server-tracks-no-links": ["trackLinks"],
        "mail-server-copies-no-content": ["includeBounceContentInHook", "rawEmailEnabled"],
        "mail-server-takes-no-smtp": ["smtpApiActivated"],
        "mail-server-reports-no-readers": ["clickHookUrl", "openHookUrl"],
        "mail-server-hooks-use-https": ["bounceHookUrl", "deliveryHookUrl"],
        "mail-stream-only-sends": ["inboundDomain", "inboundHookUrl"],
        "label-without-personal-data": ["name"],
      },
      harmless: {
        "How the server looks in Postmark's own pages.": ["color"],
        "A sandbox delivers nothing.": ["deliveryType"],
        "Refines SMTP, opens and received mail, each of which is judged to be off.": [
          ...["enableSmtpApiErrorHooks", "inboundSpamThreshold", "postFirstOpenOnly"],
        ],
      },
    },
    {
      types: [types.postmark.messageStream],
      readBy: {
        "mail-stream-of-declared-server": ["serverId"],
        "mail-stream-only-sends": ["messageStreamType"],
        "label-without-personal-data": ["description", "name"],
      },
      harmless: {
        "What messages call it, and how readers leave it.": ["streamId", "unsubscribeHandlingType"],
      },
    },
    {
      types: [types.postmark.domain],
      readBy: { "served-domain-own": ["name"], "mail-domain-returns-to-postmark": ["returnPathDomain"] },
    },
    {
      types: [types.postmark.webhook],
      readBy: {
        "mail-stream-of-declared-server": ["serverId"],
        "mail-webhook-is-authenticated": ["httpAuth.password", "url"],
        "mail-webhook-carries-no-content": [
          ...["triggers.bounce.includeContent", "triggers.spamComplaint.includeContent"],
          ...["triggers.click.enabled", "triggers.open.enabled"],
        ],
        "plain-text-holds-no-secret": ["httpHeaders.{}"],
      },
      harmless: {
        "A name that opens nothing without its password.": ["httpAuth.username"],
        "Which stream reports, of what that the page lists as delivery metadata.": [
          ...["messageStream", "triggers.bounce.enabled", "triggers.delivery.enabled"],
          ...["triggers.open.postFirstOpenOnly", "triggers.spamComplaint.enabled"],
          "triggers.subscriptionChange.enabled",
        ],
      },
    },
  ],
};
