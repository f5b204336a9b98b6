import { z } from "zod";

const text = z.string();

/** The next page of the interface of 2010, and of the later ones. */
const older = { next_page_uri: text.nullable() };
const later = { meta: z.object({ next_page_url: text.nullable() }) };

/** The token opens its account alone; it is used to ask on and goes nowhere else. */
export const accounts = z.object({
  ...older,
  accounts: z.array(
    z.object({
      sid: text,
      status: text,
      owner_account_sid: text.nullish(),
      auth_token: text.nullish(),
      date_created: text.nullish(),
    }),
  ),
});

/** Without the number itself. */
export const numbers = z.object({
  ...older,
  incoming_phone_numbers: z.array(
    z.object({
      sid: text,
      date_created: text.nullish(),
      voice_url: text.nullish(),
      voice_method: text.nullish(),
      voice_fallback_url: text.nullish(),
      voice_fallback_method: text.nullish(),
      sms_url: text.nullish(),
      sms_method: text.nullish(),
      sms_fallback_url: text.nullish(),
      sms_fallback_method: text.nullish(),
      voice_caller_id_lookup: z.boolean().nullish(),
      voice_application_sid: text.nullish(),
      sms_application_sid: text.nullish(),
      trunk_sid: text.nullish(),
      status_callback: text.nullish(),
      status_callback_method: text.nullish(),
    }),
  ),
});

export const applications = z.object({
  ...older,
  applications: z.array(
    z.object({
      sid: text,
      friendly_name: text.nullish(),
      date_created: text.nullish(),
      voice_url: text.nullish(),
      voice_method: text.nullish(),
      voice_fallback_url: text.nullish(),
      voice_fallback_method: text.nullish(),
      voice_caller_id_lookup: z.boolean().nullish(),
      status_callback: text.nullish(),
      status_callback_method: text.nullish(),
      sms_url: text.nullish(),
      sms_method: text.nullish(),
      sms_fallback_url: text.nullish(),
      sms_fallback_method: text.nullish(),
      sms_status_callback: text.nullish(),
      message_status_callback: text.nullish(),
    }),
  ),
});

const row = z.object({ sid: text, date_created: text.nullish() });
export const keys = z.object({ ...older, keys: z.array(row) });
export const sipDomains = z.object({ ...older, domains: z.array(row) });

/** A list of a later interface, whatever it calls its rows. */
export function listed(name: string) {
  return z.object({ ...later, [name]: z.array(row) });
}

export const messagingServices = z.object({
  ...later,
  services: z.array(
    z.object({
      sid: text,
      friendly_name: text.nullish(),
      date_created: text.nullish(),
      inbound_request_url: text.nullish(),
      inbound_method: text.nullish(),
      fallback_url: text.nullish(),
      fallback_method: text.nullish(),
      status_callback: text.nullish(),
      sticky_sender: z.boolean().nullish(),
      use_inbound_webhook_on_number: z.boolean().nullish(),
      validity_period: z.number().nullish(),
    }),
  ),
});

export const recordings = z.object({
  ...older,
  recordings: z.array(z.object({ sid: text, date_created: text, status: text })),
});

export const calls = z.object({
  ...older,
  calls: z.array(z.object({ sid: text, start_time: text.nullish(), date_created: text })),
});

/** Of a message nobody learns more than its day, its channel and whether text is left in it. */
export const messages = z.object({
  ...older,
  messages: z.array(
    z.object({
      sid: text,
      date_sent: text.nullish(),
      date_created: text,
      from: text.nullish().transform((address) => (address?.startsWith("whatsapp:") ? "whatsapp" : "sms")),
      body: text.nullish().transform((body) => (body ?? "") !== ""),
    }),
  ),
});

export const exportDays = z.object({
  ...later,
  days: z.array(z.object({ day: text.nullish() })),
});

export const transcriptions = z.object({
  ...older,
  transcriptions: z.array(z.object({ sid: text, date_created: text })),
});

/** What a restricted key may do, by its own policy. */
export const key = z.object({ policy: z.object({ allow: z.array(text).nullish() }).nullish() });
