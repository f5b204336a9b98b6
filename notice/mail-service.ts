import { setTimeout as pause } from "node:timers/promises";
import { Models, ServerClient } from "postmark";
import { readApiUrl } from "../vendors/postmark/plugin/api.ts";
import { isRefused } from "../vendors/postmark/plugin/errors.ts";
import { type Patience, transport } from "../vendors/postmark/plugin/transport.ts";
import type { NoticeText } from "./draft.ts";
import type { Acceptance } from "./journal.ts";
import type { Recipient } from "./recipients.ts";

/** The stream of every notice, declared in infra/components/email.ts. */
const stream = "notices";
/** Messages that one call of the batch endpoint takes. Source: Postmark's developer documentation, "Sending email". */
export const batchSize = 500;
/** Postmark's codes of an address that takes no mail: 300 invalid, 406 inactive after a bounce or complaint. */
const unreachableCodes: ReadonlySet<number> = new Set([300, 406]);

interface Batch {
  readonly id: string;
  readonly change: string;
  readonly recipients: readonly Recipient[];
}

/** accepted, unreachable: by recipient. refused: Postmark did nothing, and why. unknown: nobody can say. */
export type Answer =
  | {
      readonly outcome: "answered";
      readonly accepted: Acceptance[];
      readonly unreachable: string[];
      readonly refusals: number[];
    }
  | { readonly outcome: "refused"; readonly status: number; readonly code: number }
  | { readonly outcome: "unknown" };

/** What a notice needs of whoever sends the mail. */
export interface MailService {
  send(batch: Batch, texts: Readonly<Record<string, NoticeText>>): Promise<Answer>;
  /** What was accepted of a batch. Throws where the search can not be relied on. */
  acceptedOf(batch: string, change: string): Promise<Acceptance[]>;
  /** Messages of a change that Postmark still knows of. */
  countOf(change: string): Promise<number>;
  bouncesOf(change: string): Promise<Record<string, number>>;
}

interface Options {
  readonly token: string;
  readonly sender: string;
  readonly url: string | undefined;
  readonly patience?: Partial<Patience>;
}

/** Postmark through its official client. Its errors name addresses, so only status and code go on. */
export function postmark({ token, sender, url, patience }: Options): MailService {
  const address = readApiUrl(url);
  const { protocol, host } = new URL(address ?? "https://api.postmarkapp.com");
  const client = new ServerClient(token, {
    fetch: transport({ ...usualPatience, ...patience }),
    requestHost: host,
    useHttps: protocol === "https:",
  });
  const search = (filter: Record<string, string>, count: number) =>
    client.getOutboundMessages({ count, offset: 0, messageStream: stream, ...filter });
  return {
    async send(batch, texts) {
      const messages = batch.recipients.map((recipient) => messageTo(recipient, { batch, sender, texts }));
      try {
        return sorted(batch, await client.sendEmailBatch(messages));
      } catch (error) {
        if (!isRefused(error)) return { outcome: "unknown" };
        const { statusCode, code } = error as { statusCode: number; code: number };
        return { outcome: "refused", status: statusCode, code };
      }
    },
    async acceptedOf(batch, change) {
      const { Messages: messages } = await search({ metadata_batch: batch }, batchSize);
      if (messages.some(({ Metadata: data }) => data.batch !== batch || data.change !== change))
        throw new Error("Postmark's search shows messages that were not asked for");
      return messages.map(({ MessageID, ReceivedAt, Metadata }) => ({
        recipient: Metadata.recipient ?? "",
        message: MessageID,
        at: momentOf(ReceivedAt),
      }));
    },
    async countOf(change) {
      return Number((await search({ metadata_change: change }, 1)).TotalCount);
    },
    async bouncesOf(change) {
      const total = async (type?: Models.BounceType) =>
        (
          await client.getBounces({
            count: 1,
            offset: 0,
            tag: change,
            messageStream: stream,
            ...(type && { type }),
          })
        ).TotalCount;
      const { HardBounce, SoftBounce, SpamComplaint } = Models.BounceType;
      return {
        all: await total(),
        hard: await total(HardBounce),
        soft: await total(SoftBounce),
        complaints: await total(SpamComplaint),
      };
    },
  };
}

function messageTo(
  { key, email, language }: Recipient,
  { batch, sender, texts }: { batch: Batch; sender: string; texts: Readonly<Record<string, NoticeText>> },
): Models.Message {
  const text = texts[language];
  if (!text) throw new Error(`no text in ${language}`);
  return {
    From: sender,
    To: email,
    Subject: text.subject,
    HtmlBody: text.html,
    TextBody: text.text,
    MessageStream: stream,
    Tag: batch.change,
    TrackOpens: false,
    TrackLinks: Models.LinkTrackingOptions.None,
    Metadata: { change: batch.change, batch: batch.id, recipient: key },
  };
}

/** One result a message, in the order of the request; another number of them says nothing that can be relied on. */
function sorted({ recipients }: Batch, results: readonly Models.MessageSendingResponse[]): Answer {
  if (results.length !== recipients.length) return { outcome: "unknown" };
  const answer = {
    outcome: "answered" as const,
    accepted: [] as Acceptance[],
    unreachable: [] as string[],
    refusals: [] as number[],
  };
  for (const [index, { ErrorCode, MessageID, SubmittedAt }] of results.entries()) {
    const recipient = recipients[index]?.key ?? "";
    if (ErrorCode === 0 && !MessageID) return { outcome: "unknown" };
    if (ErrorCode === 0) answer.accepted.push({ recipient, message: MessageID, at: momentOf(SubmittedAt) });
    else if (unreachableCodes.has(ErrorCode)) answer.unreachable.push(recipient);
    else answer.refusals.push(ErrorCode);
  }
  return answer;
}

/** A period that begins with a notice begins no sooner than it can be said: without Postmark's time, with ours. */
function momentOf(text: unknown): string {
  const milliseconds = typeof text === "string" ? Date.parse(text) : Number.NaN;
  return new Date(Number.isNaN(milliseconds) ? Date.now() : milliseconds).toISOString();
}

const usualPatience: Patience = {
  attempts: 8,
  firstPause: 1_000,
  longestPause: 120_000,
  answerWithin: 60_000,
  tryFor: 600_000,
  sleep: (milliseconds) => pause(milliseconds),
  random: Math.random,
  cancelled: new AbortController().signal,
};
