import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import { clause } from "../../register/clauses.ts";
import * as twilio from "../../vendors/twilio/binding.ts";
import type { Environment } from "../environment.ts";

interface TelephonyArgs {
  readonly accountSid: string;
  /** What the application calls Twilio with, and checks Twilio's own calls with. */
  readonly credentials: {
    readonly apiKey: string;
    readonly apiSecret: Output<string>;
    readonly authToken: Output<string>;
  };
  /** Address of the site, without a slash at the end. */
  readonly site: string;
}

/** Calls and messages at Twilio. Twilio asks the application what to do; it keeps no instruction of its own. */
export class Telephony extends ComponentResource {
  readonly environment: Environment;

  constructor(
    name: string,
    { accountSid, credentials, site }: TelephonyArgs,
    options: ComponentResourceOptions,
  ) {
    super("kaitalk:infra:Telephony", name, {}, options);
    const child = { parent: this };
    const webhook = (path: string) => `${site}/webhooks/twilio/${path}`;
    const messaging = new twilio.MessagingService(
      "messaging",
      {
        friendlyName: "KAITALK",
        // By POST: a GET would leave what a person wrote in addresses, and so in logs.
        inboundRequestUrl: webhook("message"),
        inboundMethod: "POST",
        fallbackUrl: webhook("message-fallback"),
        fallbackMethod: "POST",
        statusCallbackUrl: webhook("message-status"),
        useInboundWebhookOnNumber: false,
        stickySender: true,
        // A message that waits longer than an hour has lost its point.
        validityPeriod: 3600,
      },
      child,
    );
    const voice = new twilio.TwimlApp(
      "voice",
      {
        accountSid,
        friendlyName: "KAITALK",
        voice: {
          url: webhook("call"),
          method: "POST",
          fallbackUrl: webhook("call-fallback"),
          fallbackMethod: "POST",
          statusCallbackUrl: webhook("call-status"),
          statusCallbackMethod: "POST",
          // The name behind a number is more than the service needs.
          callerIdLookup: false,
        },
      },
      child,
    );
    this.environment = {
      TWILIO_ACCOUNT_SID: accountSid,
      TWILIO_API_KEY: credentials.apiKey,
      TWILIO_API_SECRET: credentials.apiSecret,
      TWILIO_AUTH_TOKEN: credentials.authToken,
      TWILIO_REGION: clause("twilio-region").region,
      TWILIO_MESSAGING_SERVICE_SID: messaging.sid,
      TWILIO_VOICE_APPLICATION_SID: voice.sid,
    };
    this.registerOutputs();
  }
}
