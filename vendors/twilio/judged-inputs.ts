import type { JudgedInputs } from "../judged-inputs.ts";
import { types } from "../types.ts";

const { messagingService, phoneNumber, twimlApp } = types.twilio;
const senders = [
  types.twilio.messagingAlphaSender,
  types.twilio.messagingPhoneNumber,
  types.twilio.messagingShortCode,
];

const account = "Which account it is is for the configuration and the key to say.";
const patience = "How long an update waits.";
const waits = ["create", "delete", "read", "update"].map((step) => `timeouts.${step}`);

export const twilio: JudgedInputs = {
  refused: {
    "api-key-resource-absent": [types.twilio.iamApiKey],
    "twilio-sub-account-absent": [types.twilio.accountSubAccount],
    "twilio-stores-no-conversation": [
      ...[types.twilio.verifyService, types.twilio.studioFlow, types.twilio.sipDomain],
      ...[types.twilio.conversationsService, types.twilio.serverlessService],
    ],
  },
  judged: [
    {
      types: [types.twilio.provider],
      readBy: {
        "provider-credentials-are-marked": ["apiSecret", "authToken"],
        "twilio-provider-in-declared-region": ["edge", "region"],
      },
      harmless: {
        [account]: ["accountSid", "apiKey"],
        "How the provider asks again, and whether it tries its key first.": [
          ...["backoffIntervalInMs", "retryAttempts", "skipCredentialValidation"],
        ],
      },
    },
    {
      types: [messagingService],
      readBy: {
        "twilio-callback-uses-https": ["fallbackUrl", "inboundRequestUrl", "statusCallbackUrl"],
        "twilio-callback-posts": ["fallbackMethod", "inboundMethod"],
        "twilio-answers-by-declared-webhooks": ["useInboundWebhookOnNumber"],
        "label-without-personal-data": ["friendlyName"],
      },
      harmless: {
        "How a message is delivered; what is kept of it does not hang on it.": [
          ...["areaCodeGeomatch", "fallbackToLongCode", "mmsConverter", "smartEncoding", "stickySender"],
          "validityPeriod",
        ],
        [patience]: waits,
      },
    },
    {
      types: [twimlApp],
      readBy: {
        "twilio-callback-uses-https": [
          ...["voice.url", "voice.fallbackUrl", "voice.statusCallbackUrl"],
          ...["messaging.url", "messaging.fallbackUrl", "messaging.statusCallbackUrl"],
        ],
        "twilio-callback-posts": [
          ...["voice.method", "voice.fallbackMethod", "voice.statusCallbackMethod"],
          ...["messaging.method", "messaging.fallbackMethod"],
        ],
        "twilio-looks-no-caller-up": ["voice.callerIdLookup"],
        "label-without-personal-data": ["friendlyName"],
      },
      harmless: { [account]: ["accountSid"], [patience]: waits },
    },
    {
      types: [phoneNumber],
      readBy: {
        "twilio-callback-uses-https": [
          ...[
            "voice.url",
            "voice.fallbackUrl",
            "messaging.url",
            "messaging.fallbackUrl",
            "statusCallbackUrl",
          ],
        ],
        "twilio-callback-posts": [
          ...["voice.method", "voice.fallbackMethod", "messaging.method", "messaging.fallbackMethod"],
          "statusCallbackMethod",
        ],
        "twilio-looks-no-caller-up": ["voice.callerIdLookup"],
        "twilio-answers-by-declared-webhooks": [
          ...["voice.applicationSid", "messaging.applicationSid", "fax.applicationSid"],
          ...["fax.url", "fax.method", "fax.fallbackUrl", "fax.fallbackMethod"],
        ],
        "twilio-brings-no-further-company": ["trunkSid"],
        "label-without-personal-data": ["friendlyName"],
      },
      harmless: {
        [account]: ["accountSid"],
        [patience]: waits,
        "Which number of KAITALK's own it is, and where it was looked for.": [
          ...["areaCode", "phoneNumber", "searchCriteria.allowBetaNumbers", "searchCriteria.areaCode"],
          ...["faxEnabled", "mmsEnabled", "smsEnabled", "voiceEnabled"].map(
            (name) => `searchCriteria.capabilities.${name}`,
          ),
          ...["all", "foreign", "local"].map((name) => `searchCriteria.excludeAddressRequirements.${name}`),
          ...["searchCriteria.containsNumberPattern", "searchCriteria.isoCountry", "searchCriteria.type"],
        ],
        "Papers that carriers ask of whoever owns a number, by their ids at Twilio.": [
          ...["addressSid", "bundleSid", "emergencyAddressSid", "emergencyStatus", "identitySid"],
        ],
      },
    },
    {
      types: senders,
      harmless: {
        "Which number or name a message comes from.": ["serviceSid"],
        [patience]: ["timeouts.create", "timeouts.delete", "timeouts.read"],
      },
    },
    {
      types: [types.twilio.messagingPhoneNumber, types.twilio.messagingShortCode],
      harmless: { "Which number or name a message comes from.": ["sid"] },
    },
    {
      types: [types.twilio.messagingAlphaSender],
      readBy: { "label-without-personal-data": ["alphaSender"] },
    },
    {
      types: [types.twilio.credentialsPublicKey],
      readBy: { "label-without-personal-data": ["friendlyName"] },
      harmless: { [account]: ["accountSid"], [patience]: waits, "Public by nature.": ["publicKey"] },
    },
  ],
};
