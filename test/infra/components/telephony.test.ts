import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { Telephony } from "../../../infra/components/telephony.ts";
import { Secret } from "../../../policies/kernel/resource.ts";
import { types } from "../../../vendors/types.ts";
import { contentsOf, deploy } from "../../support/deployment.ts";

const answers = {
  [types.twilio.messagingService]: { sid: "MG1" },
  [types.twilio.twimlApp]: { sid: "AP1" },
};

test("Twilio asks the application by POST over https and is called in the promised region", async () => {
  const declare = () => {
    const credentials = {
      apiKey: "SK1",
      apiSecret: pulumi.secret("canary-secret"),
      authToken: pulumi.secret("canary-token"),
    };
    const args = { accountSid: "AC1", credentials, site: "https://kaitalk.online" };
    return contentsOf(new Telephony("telephony", args, {}).environment);
  };
  const { resources, result } = await deploy(declare, { answers });
  const webhook = (path: string) => `https://kaitalk.online/webhooks/twilio/${path}`;
  expect(resources.map(({ name, inputs }) => [name, inputs])).toEqual([
    [
      "messaging",
      {
        friendlyName: "KAITALK",
        inboundRequestUrl: webhook("message"),
        inboundMethod: "POST",
        fallbackUrl: webhook("message-fallback"),
        fallbackMethod: "POST",
        statusCallbackUrl: webhook("message-status"),
        useInboundWebhookOnNumber: false,
        stickySender: true,
        validityPeriod: 3600,
      },
    ],
    [
      "voice",
      {
        accountSid: "AC1",
        friendlyName: "KAITALK",
        voice: {
          url: webhook("call"),
          method: "POST",
          fallbackUrl: webhook("call-fallback"),
          fallbackMethod: "POST",
          statusCallbackUrl: webhook("call-status"),
          statusCallbackMethod: "POST",
          callerIdLookup: false,
        },
      },
    ],
  ]);
  expect(result).toEqual({
    TWILIO_ACCOUNT_SID: "AC1",
    TWILIO_API_KEY: "SK1",
    TWILIO_API_SECRET: new Secret("canary-secret"),
    TWILIO_AUTH_TOKEN: new Secret("canary-token"),
    TWILIO_REGION: "us1",
    TWILIO_MESSAGING_SERVICE_SID: "MG1",
    TWILIO_VOICE_APPLICATION_SID: "AP1",
  });
});
