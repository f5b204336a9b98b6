import type { JsonObject } from "../../simulation/json.ts";
import { type Plant, unused } from "../../simulation/plant.ts";
import { types } from "../../types.ts";
import { eventSink } from "../simulation/services.ts";
import { mainAccount } from "./accounts.ts";
import { keptCall, keptMessage, keptRecording, keptTranscription } from "./records.ts";

const { twilio } = types;
const sid = (letters: string) => (name: string) =>
  `${letters}${Buffer.from(name).toString("hex").padEnd(32, "0").slice(-32)}`;

const ofAccount = (type: string, inputs: JsonObject = {}): Plant => ({
  type,
  inputs: (name, store) => ({ friendlyName: name, accountSid: mainAccount(store), ...inputs }),
});

/** What can be put at the vendor behind the engine's back. */
export const plants: Readonly<Record<string, Plant>> = {
  subaccount: {
    type: twilio.accountSubAccount,
    inputs: (name) => ({ friendlyName: name, status: "active" }),
  },
  number: {
    type: twilio.phoneNumber,
    inputs: (name, store) => ({
      friendlyName: name,
      phoneNumber: "+15005550006",
      accountSid: mainAccount(store),
    }),
  },
  application: ofAccount(twilio.twimlApp, { voice: { url: "https://calls.example.invalid" } }),
  "messaging-service": { type: twilio.messagingService, inputs: (name) => ({ friendlyName: name }) },
  key: ofAccount(twilio.iamApiKey),
  "sip-domain": ofAccount(twilio.sipDomain),
  "verify-service": ofAccount(twilio.verifyService),
  "conversations-service": ofAccount(twilio.conversationsService),
  "serverless-service": ofAccount(twilio.serverlessService),
  "studio-flow": ofAccount(twilio.studioFlow),
  trunk: ofAccount(unused("twilio", "trunk")),
  "byoc-trunk": ofAccount(unused("twilio", "byocTrunk")),
  transcript: ofAccount(unused("twilio", "intelligenceTranscript")),
  "transcription-service": ofAccount(unused("twilio", "intelligenceService")),
  "export-day": ofAccount(unused("twilio", "bulkExportDay")),
  "event-sink": {
    type: eventSink.type,
    inputs: (name) => ({ description: name, sinkType: "webhook" }),
  },
  recording: { kind: keptRecording, owner: mainAccount, id: sid("RE") },
  message: { kind: keptMessage, owner: mainAccount, id: sid("SM") },
  transcription: { kind: keptTranscription, owner: mainAccount, id: sid("TR") },
  call: { kind: keptCall, owner: mainAccount, id: sid("CA") },
};
