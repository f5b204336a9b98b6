import { z } from "zod";

const text = z.string();
const flag = z.boolean();
const total = z.number();

/** A server's settings, and the tokens that open it: they are used to ask on and go nowhere else. */
export const servers = z.object({
  TotalCount: total,
  Servers: z.array(
    z.object({
      ID: z.number(),
      Name: text,
      ApiTokens: z.array(text),
      DeliveryType: text.optional(),
      SmtpApiActivated: flag.optional(),
      RawEmailEnabled: flag.optional(),
      TrackOpens: flag.optional(),
      TrackLinks: text.optional(),
      IncludeBounceContentInHook: flag.optional(),
      EnableSmtpApiErrorHooks: flag.optional(),
      PostFirstOpenOnly: flag.optional(),
      InboundDomain: text.nullish(),
      InboundSpamThreshold: z.number().nullish(),
      InboundHookUrl: text.nullish(),
      BounceHookUrl: text.nullish(),
      OpenHookUrl: text.nullish(),
      DeliveryHookUrl: text.nullish(),
      ClickHookUrl: text.nullish(),
    }),
  ),
});

export const domains = z.object({
  TotalCount: total,
  Domains: z.array(z.object({ ID: z.number(), Name: text })),
});

export const domain = z.object({
  ID: z.number(),
  Name: text,
  ReturnPathDomain: text.nullish(),
  ReturnPathDomainCNAMEValue: text.nullish(),
  DKIMHost: text.nullish(),
  DKIMTextValue: text.nullish(),
  DKIMPendingHost: text.nullish(),
  DKIMPendingTextValue: text.nullish(),
});

/** Without the address that it signs for. */
export const senders = z.object({
  TotalCount: total,
  SenderSignatures: z.array(z.object({ ID: z.number() })),
});

export const streams = z.object({
  TotalCount: total,
  MessageStreams: z.array(
    z.object({
      ID: text,
      Name: text,
      MessageStreamType: text,
      CreatedAt: text,
      ArchivedAt: text.nullish(),
      SubscriptionManagementConfiguration: z.object({ UnsubscribeHandlingType: text.nullish() }).nullish(),
    }),
  ),
});

const trigger = z.object({
  Enabled: flag,
  IncludeContent: flag.optional(),
  PostFirstOpenOnly: flag.optional(),
});

/** Without the headers that it presents; its password is compared with what is declared and goes no further. */
export const webhooks = z.object({
  TotalCount: total.optional(),
  Webhooks: z.array(
    z.object({
      ID: z.number(),
      Url: text,
      MessageStream: text.optional(),
      HttpAuth: z.object({ Password: text.nullish() }).nullish(),
      Triggers: z.record(text, trigger).optional(),
    }),
  ),
});

/** Of a message nothing but when it came. */
const received = { TotalCount: total };
export const sent = z.object({ ...received, Messages: z.array(z.object({ ReceivedAt: text })) });
export const inbound = z.object({
  ...received,
  InboundMessages: z.array(z.object({ Date: text })),
});

export const sends = z.object({ Days: z.array(z.object({ Date: z.iso.date(), Sent: z.number() })) });

/** Without the addresses. */
export const suppressions = z.object({
  TotalCount: total.optional(),
  Suppressions: z.array(z.object({ CreatedAt: text })),
});
