import type { ClauseId } from "../../register/clause-ids.ts";

/** Promises whose rows the purge job deletes and Neon's history then still holds for a while. */
export const purged = [
  "caller-phone-number",
  "call-audio-and-transcript",
  "business-email",
  "ip-addresses",
  "whatsapp-messages",
  "appointment-bookings",
  "call-metadata",
  "ai-interaction-logs",
] as const satisfies readonly [ClauseId, ...ClauseId[]];

/** The same, with the tokens, whose table is unlogged and so stays out of the history. */
export const deletedByJob = [...purged, "authentication-tokens"] as const satisfies readonly [
  ClauseId,
  ...ClauseId[],
];

/** Promises whose files R2 deletes by lifecycle. */
export const inBuckets = ["call-audio-and-transcript", "stored-documents"] as const satisfies readonly [
  ClauseId,
  ...ClauseId[],
];
