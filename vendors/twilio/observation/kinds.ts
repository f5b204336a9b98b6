import type { Kind } from "../../observation/reader.ts";
import { types } from "../../types.ts";

const { twilio } = types;

/** What no provider declares. */
export const unknownToProviders = {
  eventSink: "twilio:index/eventsSink:EventsSink",
  exportDay: "twilio:index/bulkExportDay:BulkExportDay",
  transcript: "twilio:index/intelligenceTranscript:IntelligenceTranscript",
  intelligence: "twilio:index/intelligenceService:IntelligenceService",
  trunk: "twilio:index/trunk:Trunk",
  byocTrunk: "twilio:index/byocTrunk:ByocTrunk",
} as const;

const { eventSink, exportDay, transcript, intelligence, trunk, byocTrunk } = unknownToProviders;

/** A list of a later interface of which only the count and the ids matter. */
export interface PlainList {
  readonly host: string;
  readonly path: string;
  /** The field that holds the rows. */
  readonly rows: string;
}

export const plainLists: Readonly<Record<string, PlainList>> = {
  [twilio.verifyService]: { host: "verify.twilio.com", path: "/v2/Services", rows: "services" },
  [twilio.conversationsService]: { host: "conversations.twilio.com", path: "/v1/Services", rows: "services" },
  [twilio.serverlessService]: { host: "serverless.twilio.com", path: "/v1/Services", rows: "services" },
  [twilio.studioFlow]: { host: "studio.twilio.com", path: "/v2/Flows", rows: "flows" },
  [eventSink]: { host: "events.twilio.com", path: "/v1/Sinks", rows: "sinks" },
  [transcript]: { host: "intelligence.twilio.com", path: "/v2/Transcripts", rows: "transcripts" },
  [intelligence]: { host: "intelligence.twilio.com", path: "/v2/Services", rows: "services" },
  [trunk]: { host: "trunking.twilio.com", path: "/v1/Trunks", rows: "trunks" },
  [byocTrunk]: { host: "voice.twilio.com", path: "/v1/ByocTrunks", rows: "byoc_trunks" },
};

export const kinds: Readonly<Record<string, Kind>> = {
  [twilio.accountSubAccount]: { called: "Twilio subaccount", holds: "data", identity: ["friendlyName"] },
  [twilio.phoneNumber]: { called: "Twilio number", holds: "way-out", identity: [] },
  [twilio.twimlApp]: {
    called: "TwiML application",
    holds: "way-out",
    identity: ["accountSid", "friendlyName"],
  },
  [twilio.messagingService]: { called: "messaging service", holds: "way-out", identity: ["friendlyName"] },
  [twilio.iamApiKey]: { called: "Twilio key", holds: "way-out", identity: [] },
  [twilio.sipDomain]: { called: "SIP domain", holds: "way-out", identity: [] },
  [twilio.verifyService]: { called: "Verify service", holds: "data", identity: [] },
  [twilio.conversationsService]: { called: "Conversations service", holds: "data", identity: [] },
  [twilio.serverlessService]: { called: "Serverless service", holds: "way-out", identity: [] },
  [twilio.studioFlow]: { called: "Studio flow", holds: "way-out", identity: [] },
  [eventSink]: { called: "event sink", holds: "way-out", identity: [] },
  [exportDay]: { called: "day of a bulk export", holds: "data", identity: [] },
  [transcript]: { called: "transcript", holds: "data", identity: [] },
  [intelligence]: { called: "transcription service", holds: "data", identity: [] },
  [trunk]: { called: "SIP trunk", holds: "way-out", identity: [] },
  [byocTrunk]: { called: "trunk of another carrier", holds: "way-out", identity: [] },
};
