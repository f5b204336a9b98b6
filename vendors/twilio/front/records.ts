import type { Answer, Desk, Question, Route } from "../../simulation/front.ts";
import { type JsonObject, textAt } from "../../simulation/json.ts";
import type { KeptItem, KeptQuery } from "../../simulation/store.ts";
import { within } from "./accounts.ts";
import { older, written } from "./answers.ts";

/** Each kept thing's owner is the account's sid; `at` is the moment by which it is filtered. */
export const keptRecording = "twilio/recording";
export const keptMessage = "twilio/message";
export const keptCall = "twilio/call";
export const keptTranscription = "twilio/transcription";

/** Recordings, messages, calls and transcriptions: newest first, filtered by whole days of Greenwich. */
export const recordRoutes: readonly Route[] = [
  list("Recordings", "recordings", { kind: keptRecording, filter: "DateCreated", row: recording }),
  list("Messages", "messages", { kind: keptMessage, filter: "DateSent", row: message }),
  list("Calls", "calls", { kind: keptCall, filter: "StartTime", row: call }),
  list("Transcriptions", "transcriptions", { kind: keptTranscription, row: transcription }),
];

interface Listed {
  readonly kind: string;
  readonly filter?: string;
  readonly row: (item: KeptItem) => JsonObject;
}

function list(path: string, name: string, { kind, filter, row }: Listed): Route {
  return {
    path: `/2010-04-01/Accounts/:account/${path}.json`,
    answer: (question: Question, desk: Desk): Answer =>
      within(desk, (sid) => {
        const range = filter ? days(question.query, filter) : {};
        const passesOver = kind === keptRecording && question.query.get("IncludeSoftDeleted") !== "true";
        return older(name, question, ({ after, limit }) =>
          read(desk, { kind, sid, range, passesOver, after, limit }).map((item) => ({
            row: { ...row(item), account_sid: sid, api_version: "2010-04-01" },
            token: `${item.at} ${item.id}`,
          })),
        );
      }),
  };
}

interface Reading {
  readonly kind: string;
  readonly sid: string;
  readonly range: KeptQuery;
  /** Whether recordings that were deleted are left out. */
  readonly passesOver: boolean;
  readonly after: string | undefined;
  readonly limit: number;
}

/** Newest first. Where some are left out, a page may need more than one reading. */
function read({ store }: Desk, { kind, sid, range, passesOver, after, limit }: Reading): KeptItem[] {
  const rows: KeptItem[] = [];
  let last = after === undefined ? undefined : split(after);
  for (;;) {
    const part = store.kept(kind, sid, { ...range, order: "newest", limit, ...(last && { after: last }) });
    rows.push(...part.filter(({ properties }) => !passesOver || properties.status !== "deleted"));
    last = part.at(-1);
    if (rows.length >= limit || part.length < limit) return rows.slice(0, limit);
  }
}

function split(token: string): { at: string; id: string } {
  const [at = "", id = ""] = token.split(" ");
  return { at, id };
}

/** `DateCreated`, `DateCreated<` and `DateCreated>`: a whole day, that day and all before, that day and all after. */
function days(query: URLSearchParams, name: string): KeptQuery {
  const [on, until, since] = [query.get(name), query.get(`${name}<`), query.get(`${name}>`)];
  const from = on ?? since;
  const to = on ?? until;
  return {
    ...(from !== null && { from: `${from.slice(0, 10)}T00:00:00.000Z` }),
    ...(to !== null && { before: nextDay(to.slice(0, 10)) }),
  };
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString();
}

/** What every record has, with the address of one. */
function common({ id, at, owner }: KeptItem, path: string): JsonObject {
  return {
    sid: id,
    date_created: written(at),
    date_updated: written(at),
    price: null,
    price_unit: "USD",
    uri: `/2010-04-01/Accounts/${owner}/${path}/${id}.json`,
    subresource_uris: {},
  };
}

function recording(item: KeptItem): JsonObject {
  return {
    ...common(item, "Recordings"),
    call_sid: textAt(item.properties, "callSid") || `CA${"0".repeat(32)}`,
    conference_sid: null,
    start_time: written(item.at),
    duration: "60",
    status: textAt(item.properties, "status") || "completed",
    channels: 1,
    source: "RecordVerb",
    error_code: null,
    encryption_details: null,
    media_url: `https://api.twilio.com/2010-04-01/Accounts/${item.owner}/Recordings/${item.id}`,
  };
}

/** One that waits has no moment of sending, and no filter by that moment finds it. */
function message(item: KeptItem): JsonObject {
  return {
    ...common(item, "Messages"),
    body: textAt(item.properties, "body"),
    from: textAt(item.properties, "from"),
    to: textAt(item.properties, "to"),
    direction: "outbound-api",
    status: "delivered",
    num_segments: "1",
    num_media: "0",
    messaging_service_sid: null,
    date_sent: written(item.at),
    error_code: null,
    error_message: null,
  };
}

function call(item: KeptItem): JsonObject {
  return {
    ...common(item, "Calls"),
    parent_call_sid: null,
    to: textAt(item.properties, "to"),
    to_formatted: textAt(item.properties, "to"),
    from: textAt(item.properties, "from"),
    from_formatted: textAt(item.properties, "from"),
    phone_number_sid: null,
    status: "completed",
    start_time: written(item.at),
    end_time: written(item.at),
    duration: "60",
    direction: "inbound",
    answered_by: null,
    forwarded_from: null,
    group_sid: null,
    caller_name: null,
    queue_time: "0",
    trunk_sid: null,
  };
}

function transcription(item: KeptItem): JsonObject {
  const { subresource_uris: _, ...rest } = common(item, "Transcriptions");
  return {
    ...rest,
    duration: "60",
    recording_sid: null,
    status: "completed",
    transcription_text: "",
    type: "fast",
  };
}
