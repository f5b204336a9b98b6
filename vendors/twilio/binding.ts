import { bridged } from "../binding/bridge.ts";
import { providerClass, resourceClass } from "../binding/resource-class.ts";
import { flag, number, object, oneOf, secretText, text } from "../binding/shape.ts";
import { sources } from "../sources.ts";
import { types } from "../types.ts";

export const terraform = { package: "twilio", ...sources.twilio } as const;

/** A key of the account rather than its auth token: it can be revoked alone. */
export const providerShape = {
  package: terraform.package,
  inputs: { accountSid: text, apiKey: text, apiSecret: secretText, region: text },
} as const;

const post = oneOf("POST");

export const messagingServiceShape = {
  token: types.twilio.messagingService,
  inputs: {
    friendlyName: text,
    inboundRequestUrl: text,
    inboundMethod: post,
    fallbackUrl: text,
    fallbackMethod: post,
    statusCallbackUrl: text,
    useInboundWebhookOnNumber: flag,
    stickySender: flag,
    /** Seconds that a message may wait in the queue. */
    validityPeriod: number,
  },
  outputs: { sid: text },
} as const;

export const twimlAppShape = {
  token: types.twilio.twimlApp,
  inputs: {
    accountSid: text,
    friendlyName: text,
    voice: object({
      url: text,
      method: post,
      fallbackUrl: text,
      fallbackMethod: post,
      statusCallbackUrl: text,
      statusCallbackMethod: post,
      callerIdLookup: flag,
    }),
  },
  outputs: { sid: text },
} as const;

const reference = bridged(terraform);
export const TwilioProvider = providerClass(providerShape, reference);
export const MessagingService = resourceClass(messagingServiceShape, reference);
export const TwimlApp = resourceClass(twimlAppShape, reference);
