import { flag, mapOf, number, object, oneOf, optional, secretText, text } from "../binding/shape.ts";
import { types } from "../types.ts";

/**
 * A server of the account. Its numeric id is the resource id. The API has no field for how long content is
 * kept: that is a setting of the whole account, which its owner attests.
 */
export const serverShape = {
  token: types.postmark.server,
  inputs: {
    name: text,
    color: optional(text),
    deliveryType: optional(oneOf("Live", "Sandbox")),
    smtpApiActivated: optional(flag),
    rawEmailEnabled: optional(flag),
    trackOpens: optional(flag),
    trackLinks: optional(oneOf("None", "HtmlAndText", "HtmlOnly", "TextOnly")),
    includeBounceContentInHook: optional(flag),
    enableSmtpApiErrorHooks: optional(flag),
    postFirstOpenOnly: optional(flag),
    inboundHookUrl: optional(text),
    inboundDomain: optional(text),
    inboundSpamThreshold: optional(number),
    bounceHookUrl: optional(text),
    openHookUrl: optional(text),
    deliveryHookUrl: optional(text),
    clickHookUrl: optional(text),
  },
  outputs: {
    /** The first of the server's API tokens: what the application sends with. */
    apiToken: secretText,
    serverLink: text,
    inboundAddress: text,
  },
} as const;

/** A stream of a server. `streamId` is the name that messages carry; it cannot change, nor can the type. */
export const messageStreamShape = {
  token: types.postmark.messageStream,
  inputs: {
    serverId: text,
    streamId: text,
    name: text,
    messageStreamType: oneOf("Transactional", "Broadcasts", "Inbound"),
    description: optional(text),
    unsubscribeHandlingType: optional(oneOf("None", "Postmark", "Custom")),
  },
  outputs: {},
} as const;

/** A sending domain. `dkimHost` and `dkimTextValue` are the record that DNS must hold now: the pending key while one is pending. */
export const domainShape = {
  token: types.postmark.domain,
  inputs: {
    name: text,
    returnPathDomain: optional(text),
  },
  outputs: {
    dkimHost: text,
    dkimTextValue: text,
    dkimVerified: flag,
    returnPathDomainCnameValue: text,
    returnPathDomainVerified: flag,
  },
} as const;

const trigger = object({ enabled: flag });
const contentTrigger = object({ enabled: flag, includeContent: optional(flag) });

/** A webhook of one stream of a server. */
export const webhookShape = {
  token: types.postmark.webhook,
  inputs: {
    serverId: text,
    url: text,
    messageStream: optional(text),
    httpAuth: optional(object({ username: text, password: secretText })),
    httpHeaders: optional(mapOf(text)),
    triggers: object({
      open: optional(object({ enabled: flag, postFirstOpenOnly: optional(flag) })),
      click: optional(trigger),
      delivery: optional(trigger),
      bounce: optional(contentTrigger),
      spamComplaint: optional(contentTrigger),
      subscriptionChange: optional(trigger),
    }),
  },
  outputs: {},
} as const;
