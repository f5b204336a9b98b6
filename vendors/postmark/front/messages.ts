import { type Answer, type Desk, ok, type Question, type Route } from "../../simulation/front.ts";
import { type JsonObject, textAt } from "../../simulation/json.ts";
import type { KeptItem, KeptQuery } from "../../simulation/store.ts";
import { counted, failure, inServer } from "./answers.ts";

/** A message that is still found; its owner is `<server>/<stream>`. What its content was stands nowhere. */
export const keptMessage = "postmark/message";
/** A message that was once sent; counted for ever. Its owner is `<server>/<stream>`. */
export const sentMessage = "postmark/sent";
/** An address that gets no more mail; its owner is `<server>/<stream>`. Properties: `reason`. */
export const keptSuppression = "postmark/suppression";
/** A bounce; its owner is the server. */
export const keptBounce = "postmark/bounce";

export const messageRoutes: readonly Route[] = [
  { path: "/messages/outbound", answer: search("Messages", "outbound", outbound) },
  { path: "/messages/inbound", answer: search("InboundMessages", "inbound", inbound) },
  { path: "/stats/outbound/sends", answer: sends },
  {
    path: "/bounces",
    answer: (question, desk) =>
      inServer(desk, ({ id }) => {
        const range = easternDays(question.query);
        return counted("Bounces", question, {
          total: desk.store.countKept(keptBounce, id, range),
          rows: (offset, count) =>
            desk.store
              .kept(keptBounce, id, { ...range, order: "newest", limit: offset + count })
              .slice(offset)
              .map(({ id: bounce, at }, index) => ({
                ID: index + 1,
                Type: "HardBounce",
                MessageID: bounce,
                BouncedAt: at,
                Email: "someone@example.invalid",
                Inactive: true,
              })),
        });
      }),
  },
  {
    path: "/message-streams/:stream/suppressions/dump",
    answer: (_question, desk) =>
      inServer(desk, ({ id }) =>
        ok({
          Suppressions: desk.store
            .kept(keptSuppression, `${id}/${desk.named.stream}`, { order: "oldest", limit: 1_000_000 })
            .map(({ id: address, at, properties }) => ({
              EmailAddress: address,
              SuppressionReason: textAt(properties, "reason") || "HardBounce",
              Origin: "Recipient",
              CreatedAt: at,
            })),
        }),
      ),
  },
];

/** The whole search ends at ten thousand messages; only those that are still kept are found. */
function search(name: string, usual: string, row: (item: KeptItem, stream: string) => JsonObject) {
  return (question: Question, desk: Desk): Answer =>
    inServer(desk, ({ id }) => {
      const { query } = question;
      const offset = Number(query.get("offset") ?? 0);
      if (Number(query.get("count")) + offset > 10_000)
        return failure(422, 600, "Count and offset together cannot exceed 10000.");
      const stream = query.get("messagestream") ?? usual;
      const owner = `${id}/${stream}`;
      const range = easternDays(query);
      return counted(name, question, {
        total: desk.store.countKept(keptMessage, owner, range),
        rows: (from, count) =>
          desk.store
            .kept(keptMessage, owner, { ...range, order: "newest", limit: from + count })
            .slice(from)
            .map((item) => row(item, stream)),
      });
    });
}

/** Counted for ever, by day of New York. */
function sends({ query }: Question, desk: Desk): Answer {
  return inServer(desk, ({ id }) => {
    const owner = `${id}/${query.get("messagestream") ?? "outbound"}`;
    const sent = desk.store.kept(sentMessage, owner, {
      ...easternDays(query),
      order: "oldest",
      limit: 1_000_000,
    });
    const days = Object.entries(Object.groupBy(sent, ({ at }) => easternDay(at)));
    return ok({
      Days: days.map(([day, messages]) => ({ Date: day, Sent: messages?.length ?? 0 })),
      Sent: sent.length,
    });
  });
}

function outbound({ id, at }: KeptItem, stream: string): JsonObject {
  return {
    MessageID: id,
    MessageStream: stream,
    ReceivedAt: at,
    Status: "Sent",
    Subject: "Subject of the sandbox",
    From: "sender@example.invalid",
    To: [{ Email: "someone@example.invalid", Name: "" }],
    Cc: [],
    Bcc: [],
    Recipients: ["someone@example.invalid"],
    Tag: "",
    Attachments: [],
    TrackOpens: false,
    TrackLinks: "None",
    Metadata: {},
    Sandboxed: false,
  };
}

function inbound({ id, at }: KeptItem, stream: string): JsonObject {
  const someone = { Email: "someone@example.invalid", Name: "", MailboxHash: "" };
  return {
    MessageID: id,
    MessageStream: stream,
    Date: at,
    From: someone.Email,
    FromName: "",
    FromFull: someone,
    To: someone.Email,
    ToFull: [someone],
    Cc: "",
    CcFull: [],
    Bcc: "",
    BccFull: [],
    ReplyTo: "",
    OriginalRecipient: someone.Email,
    Subject: "Subject of the sandbox",
    MailboxHash: "",
    Tag: "",
    Status: "Processed",
    Attachments: [],
  };
}

const zone = "America/New_York";

/** The day of New York of a moment, which is how Postmark counts days. */
export function easternDay(at: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(new Date(at));
}

/** `fromdate` and `todate` are days of New York, both included. */
function easternDays(query: URLSearchParams): KeptQuery {
  const from = query.get("fromdate");
  const to = query.get("todate");
  return {
    ...(from !== null && { from: startOf(from) }),
    ...(to !== null && { before: startOf(dayAfter(to)) }),
  };
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** When a day of New York begins: four or five hours after that of Greenwich. */
function startOf(day: string): string {
  const hours = [4, 5].find((hour) => easternDay(`${day}T0${hour}:00:00Z`) === day) ?? 5;
  return `${day}T0${hours}:00:00.000Z`;
}
