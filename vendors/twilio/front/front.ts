import type { Desk, Front, Question, Route } from "../../simulation/front.ts";
import { isObject, type JsonObject, textAt } from "../../simulation/json.ts";
import { renamed } from "../../simulation/names.ts";
import { unused } from "../../simulation/plant.ts";
import type { HeldObject } from "../../simulation/store.ts";
import { types } from "../../types.ts";
import { eventSink } from "../simulation/services.ts";
import { accountOf, accountRoutes, heldList, mainAccount, subaccounts } from "./accounts.ts";
import { among, failure, later } from "./answers.ts";
import { recordRoutes } from "./records.ts";

const part = (properties: JsonObject, name: string) => {
  const value = properties[name];
  return isObject(value) ? value : {};
};

const objectRoutes: readonly Route[] = [
  heldList(
    "IncomingPhoneNumbers",
    "incoming_phone_numbers",
    types.twilio.phoneNumber,
    ({ id, properties }, made) => ({
      sid: id,
      phone_number: textAt(properties, "phoneNumber"),
      friendly_name: textAt(properties, "friendlyName"),
      capabilities: { voice: true, sms: true, mms: true, fax: false },
      ...numberHandlers(part(properties, "voice"), "voice"),
      ...numberHandlers(part(properties, "messaging"), "sms"),
      status_callback: textAt(properties, "statusCallbackUrl"),
      status_callback_method: textAt(properties, "statusCallbackMethod") || "POST",
      date_created: made,
      date_updated: made,
      api_version: "2010-04-01",
      beta: false,
      origin: "twilio",
      status: "in-use",
      trunk_sid: textAt(properties, "trunkSid") || null,
      voice_caller_id_lookup: part(properties, "voice").callerIdLookup === true,
    }),
  ),
  heldList("Applications", "applications", types.twilio.twimlApp, ({ id, properties }, made) => ({
    sid: id,
    friendly_name: textAt(properties, "friendlyName"),
    ...handlers(part(properties, "voice"), "voice"),
    ...handlers(part(properties, "messaging"), "sms"),
    status_callback: textAt(part(properties, "voice"), "statusCallbackUrl"),
    status_callback_method: textAt(part(properties, "voice"), "statusCallbackMethod") || "POST",
    voice_caller_id_lookup: part(properties, "voice").callerIdLookup === true,
    sms_status_callback: null,
    message_status_callback: textAt(part(properties, "messaging"), "statusCallbackUrl") || null,
    public_application_connect_enabled: false,
    date_created: made,
    date_updated: made,
    api_version: "2010-04-01",
  })),
  ...["OutgoingCallerIds", "Queues", "Addresses", "ConnectApps"].map((path) =>
    heldList(
      path,
      path.replaceAll(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase(),
      `sandbox:${path}`,
      () => ({}),
    ),
  ),
  heldList("SIP/Domains", "domains", types.twilio.sipDomain, ({ id, properties }, made) => ({
    sid: id,
    domain_name: textAt(properties, "domainName"),
    friendly_name: textAt(properties, "friendlyName"),
    date_created: made,
    date_updated: made,
  })),
];

const serviceRoutes: readonly Route[] = [
  services(
    "messaging.twilio.com",
    "/v1/Services",
    "services",
    types.twilio.messagingService,
    ({ id, properties, ...rest }, account) => ({
      ...named({ id, properties, ...rest }, account),
      inbound_request_url: textAt(properties, "inboundRequestUrl") || null,
      inbound_method: textAt(properties, "inboundMethod") || "POST",
      fallback_url: textAt(properties, "fallbackUrl") || null,
      fallback_method: textAt(properties, "fallbackMethod") || "POST",
      status_callback: textAt(properties, "statusCallbackUrl") || null,
      ...renamed(properties, {
        stickySender: "sticky_sender",
        useInboundWebhookOnNumber: "use_inbound_webhook_on_number",
        validityPeriod: "validity_period",
        mmsConverter: "mms_converter",
        smartEncoding: "smart_encoding",
        areaCodeGeomatch: "area_code_geomatch",
        fallbackToLongCode: "fallback_to_long_code",
      }),
      usecase: "undeclared",
      us_app_to_person_registered: false,
      synchronous_validation: false,
      scan_message_content: "inherit",
      url: `https://messaging.twilio.com/v1/Services/${id}`,
      links: {},
    }),
  ),
  services("verify.twilio.com", "/v2/Services", "services", types.twilio.verifyService),
  services("conversations.twilio.com", "/v1/Services", "services", types.twilio.conversationsService),
  services("serverless.twilio.com", "/v1/Services", "services", types.twilio.serverlessService),
  services("studio.twilio.com", "/v2/Flows", "flows", types.twilio.studioFlow),
  services("events.twilio.com", "/v1/Sinks", "sinks", eventSink.type, ({ properties }) => ({
    description: textAt(properties, "description"),
    sink_type: textAt(properties, "sinkType") || "webhook",
    sink_configuration: {},
    status: "active",
    links: {},
  })),
  services(
    "intelligence.twilio.com",
    "/v2/Transcripts",
    "transcripts",
    unused("twilio", "intelligenceTranscript"),
  ),
  services("intelligence.twilio.com", "/v2/Services", "services", unused("twilio", "intelligenceService")),
  services("trunking.twilio.com", "/v1/Trunks", "trunks", unused("twilio", "trunk")),
  services("voice.twilio.com", "/v1/ByocTrunks", "byoc_trunks", unused("twilio", "byocTrunk")),
  ...["Messages", "Calls"].map(
    (kind): Route => ({
      host: "bulkexports.twilio.com",
      path: `/v1/Exports/${kind}/Days`,
      answer: (question, desk) =>
        later(
          "days",
          question,
          among(
            desk.store
              .ofType(unused("twilio", "bulkExportDay"))
              .filter(({ properties }) => (textAt(properties, "resource") || "Messages") === kind)
              .map(({ id }) => ({ sid: id, day: id, size: 0, resource_type: kind })),
          ),
        ),
    }),
  ),
];

/** Twilio's REST interfaces. */
export const twilioFront: Front = {
  hosts: [
    "api.twilio.com",
    ...["messaging", "verify", "conversations", "serverless", "studio", "events", "intelligence"].map(hostOf),
    ...["trunking", "voice", "bulkexports", "iam"].map(hostOf),
  ],
  routes: [...accountRoutes, ...objectRoutes, ...recordRoutes, ...serviceRoutes],
  credential: ({ headers }) => {
    const encoded = /^Basic (.+)$/.exec(headers.authorization ?? "")?.[1];
    return encoded === undefined ? undefined : Buffer.from(encoded, "base64").toString();
  },
  ownKeys: (store) =>
    subaccounts(store).map(({ id, properties }) => ({
      secret: `${id}:${textAt(properties, "authToken")}`,
      kind: `account ${id}`,
    })),
  unauthorised: () => failure(401, 20_003, "Authenticate"),
  forbidden: () => failure(403, 20_003, "Permission denied"),
  notFound: ({ path }) => failure(404, 20_404, `The requested resource ${path} was not found`),
  notAllowed: () => failure(405, 20_004, "Method not allowed"),
};

function hostOf(product: string): string {
  return `${product}.twilio.com`;
}

/** A list of a later interface: it is about the account of the key, and no other. */
function services(
  host: string,
  path: string,
  name: string,
  type: string,
  row: (held: HeldObject, account: string) => JsonObject = named,
): Route {
  return {
    host,
    path,
    answer: (question: Question, desk: Desk) =>
      later(
        name,
        question,
        among(
          desk.store
            .ofType(type)
            .filter(
              ({ properties }) =>
                (textAt(properties, "accountSid") || mainAccount(desk.store)) === accountOf(desk),
            )
            .map((held) => ({
              sid: held.id,
              date_created: desk.store.madeAt(held),
              date_updated: desk.store.madeAt(held),
              url: `https://${host}${path}/${held.id}`,
              ...row(held, accountOf(desk)),
            })),
        ),
      ),
  };
}

function named({ properties }: HeldObject, account: string): JsonObject {
  return { account_sid: account, friendly_name: textAt(properties, "friendlyName") };
}

/** `voice.url` of the provider is `voice_url` of the interface. */
function handlers(properties: JsonObject, prefix: string): JsonObject {
  return {
    [`${prefix}_url`]: properties.url ?? null,
    [`${prefix}_method`]: properties.method ?? "POST",
    [`${prefix}_fallback_url`]: properties.fallbackUrl ?? null,
    [`${prefix}_fallback_method`]: properties.fallbackMethod ?? "POST",
  };
}

/** A number can also hand over to an application. */
function numberHandlers(properties: JsonObject, prefix: string): JsonObject {
  return {
    ...handlers(properties, prefix),
    [`${prefix}_application_sid`]: textAt(properties, "applicationSid") || null,
  };
}
