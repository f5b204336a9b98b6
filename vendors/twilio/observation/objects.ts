import { cannotTell } from "../../observation/answer.ts";
import { moment } from "../../observation/oldest.ts";
import type { Account, SeenResource } from "../../observation/reader.ts";
import type { Tally } from "../../observation/tally.ts";
import { walk } from "../../observation/walk.ts";
import { types } from "../../types.ts";
import * as answers from "./answers.ts";
import { plainLists, unknownToProviders } from "./kinds.ts";
import { pagesOf, type Whose } from "./pages.ts";

const { twilio } = types;
const base = "/2010-04-01/Accounts/{account}";

/** Everything of one account that carries calls and messages, or lets somebody in. */
export async function lookAtObjects(
  account: Account,
  tally: Tally,
  whose: Whose,
  main: string,
): Promise<void> {
  const { ask } = account;
  const isMain = whose.sid === main;
  const found = (
    type: string,
    { sid, date_created }: { readonly sid: string; readonly date_created?: string | null | undefined },
    properties: SeenResource["properties"] = {},
    rest: Pick<SeenResource, "byVendor"> = {},
  ) => {
    const createdAt = moment(date_created);
    account.found({
      type,
      id: sid,
      name: sid,
      properties,
      ...(createdAt !== undefined && { createdAt }),
      ...rest,
    });
  };
  tally.add(
    twilio.phoneNumber,
    whose.sid,
    await walk(ask, {
      ...pagesOf(whose, { path: `${base}/IncomingPhoneNumbers.json`, answer: answers.numbers }),
      items: (page) => page.incoming_phone_numbers,
      key: ({ sid }) => sid,
      each: (row) =>
        found(twilio.phoneNumber, row, {
          accountSid: whose.sid,
          voice: {
            url: row.voice_url ?? null,
            method: row.voice_method ?? null,
            fallbackUrl: row.voice_fallback_url ?? null,
            fallbackMethod: row.voice_fallback_method ?? null,
            callerIdLookup: row.voice_caller_id_lookup ?? null,
            applicationSid: row.voice_application_sid || null,
          },
          messaging: {
            url: row.sms_url ?? null,
            method: row.sms_method ?? null,
            fallbackUrl: row.sms_fallback_url ?? null,
            fallbackMethod: row.sms_fallback_method ?? null,
            applicationSid: row.sms_application_sid || null,
          },
          trunkSid: row.trunk_sid || null,
          statusCallbackUrl: row.status_callback || null,
          statusCallbackMethod: row.status_callback_method ?? null,
        }),
    }),
  );
  tally.add(
    twilio.twimlApp,
    whose.sid,
    await walk(ask, {
      ...pagesOf(whose, { path: `${base}/Applications.json`, answer: answers.applications }),
      items: (page) => page.applications,
      key: ({ sid }) => sid,
      each: (row) =>
        found(twilio.twimlApp, row, {
          sid: row.sid,
          accountSid: whose.sid,
          friendlyName: row.friendly_name ?? null,
          voice: {
            url: row.voice_url ?? null,
            method: row.voice_method ?? null,
            fallbackUrl: row.voice_fallback_url ?? null,
            fallbackMethod: row.voice_fallback_method ?? null,
            statusCallbackUrl: row.status_callback ?? null,
            statusCallbackMethod: row.status_callback_method ?? null,
            callerIdLookup: row.voice_caller_id_lookup ?? null,
          },
          messaging: {
            url: row.sms_url || null,
            method: row.sms_method ?? null,
            fallbackUrl: row.sms_fallback_url || null,
            fallbackMethod: row.sms_fallback_method ?? null,
            statusCallbackUrl: row.message_status_callback || row.sms_status_callback || null,
          },
        }),
    }),
  );
  const expected = new Set([
    account.key("OBSERVE_TWILIO_API_KEY"),
    ...account.declared(twilio.provider, "apiKey"),
  ]);
  tally.add(
    twilio.iamApiKey,
    whose.sid,
    await walk(ask, {
      ...pagesOf(whose, { path: `${base}/Keys.json`, answer: answers.keys, someKeysAlone: true }),
      items: (page) => page.keys,
      key: ({ sid }) => sid,
      // The key that asks, and the one that the configuration names, are no strangers.
      each: (row) =>
        found(
          twilio.iamApiKey,
          row,
          { accountSid: whose.sid },
          expected.has(row.sid) ? { byVendor: true } : {},
        ),
    }),
  );
  tally.add(
    twilio.sipDomain,
    whose.sid,
    await walk(ask, {
      ...pagesOf(whose, { path: `${base}/SIP/Domains.json`, answer: answers.sipDomains }),
      items: (page) => page.domains,
      key: ({ sid }) => sid,
      each: (row) => found(twilio.sipDomain, row),
    }),
  );
  // The later interfaces answer for the account of the key alone, and say nothing of others.
  if (!isMain && whose.authorization === undefined) {
    const untold = cannotTell("the list of accounts holds no token of this one");
    for (const kind of [twilio.messagingService, unknownToProviders.exportDay, ...Object.keys(plainLists)])
      tally.add(kind, whose.sid, untold);
    return;
  }
  tally.add(
    twilio.messagingService,
    whose.sid,
    await walk(ask, {
      ...pagesOf(whose, {
        host: "messaging.twilio.com",
        path: "/v1/Services",
        answer: answers.messagingServices,
      }),
      items: (page) => page.services,
      key: ({ sid }) => sid,
      each: (row) =>
        found(twilio.messagingService, row, {
          sid: row.sid,
          friendlyName: row.friendly_name ?? null,
          inboundRequestUrl: row.inbound_request_url ?? null,
          inboundMethod: row.inbound_method ?? null,
          fallbackUrl: row.fallback_url ?? null,
          fallbackMethod: row.fallback_method ?? null,
          statusCallbackUrl: row.status_callback ?? null,
          ...(typeof row.sticky_sender === "boolean" && { stickySender: row.sticky_sender }),
          ...(typeof row.use_inbound_webhook_on_number === "boolean" && {
            useInboundWebhookOnNumber: row.use_inbound_webhook_on_number,
          }),
          ...(typeof row.validity_period === "number" && { validityPeriod: row.validity_period }),
        }),
    }),
  );
  for (const [type, { host, path, rows }] of Object.entries(plainLists))
    tally.add(
      type,
      whose.sid,
      await walk(ask, {
        ...pagesOf(whose, { host, path, answer: answers.listed(rows) }),
        items: (page) => rowsOf(page, rows),
        key: ({ sid }) => sid,
        each: (row) => found(type, row),
      }),
    );
  for (const resource of ["Messages", "Calls"])
    tally.add(
      unknownToProviders.exportDay,
      `${whose.sid} ${resource}`,
      await walk(ask, {
        ...pagesOf(whose, {
          host: "bulkexports.twilio.com",
          path: `/v1/Exports/${resource}/Days`,
          answer: answers.exportDays,
        }),
        items: (page) => page.days.flatMap(({ day }) => (day ? [day] : [])),
        key: (day) => day,
        each: (day) => found(unknownToProviders.exportDay, { sid: `${whose.sid}/${resource}/${day}` }),
      }),
    );
}

type Row = { readonly sid: string; readonly date_created?: string | null | undefined };

function rowsOf(page: Readonly<Record<string, unknown>>, name: string): readonly Row[] {
  return page[name] as readonly Row[];
}
