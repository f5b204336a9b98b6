import type { z } from "zod";
import { type Answer, partial } from "../../observation/answer.ts";
import { Oldest } from "../../observation/oldest.ts";
import type { Account } from "../../observation/reader.ts";
import { walk } from "../../observation/walk.ts";
import * as answers from "./answers.ts";
import { pagesOf, type Whose } from "./pages.ts";

const base = "/2010-04-01/Accounts/{account}";
const day = 86_400_000;

/** Rows of one list that may be too old: of each nothing but its moment as Twilio writes it, and to which copy it belongs. */
interface Records<Page> {
  readonly path: string;
  readonly answer: z.ZodType<Page & { readonly next_page_uri?: string | null | undefined }>;
  /** The filter by day; absent where the list has none. */
  readonly filter?: string;
  readonly query?: Readonly<Record<string, string | boolean>>;
  /** Undefined for a row of no copy that is asked for. */
  rows(page: Page): readonly { readonly sid: string; readonly at: string; readonly copy: string }[];
  /** Each copy, and what its things are called. */
  readonly copies: Readonly<Record<string, string>>;
  /** Why even a list that ends is not all. */
  readonly lacks?: string;
}

/** The oldest recording, call, message and transcription of an account. */
export async function lookAtRecords(account: Account, whose: Whose): Promise<void> {
  await oldestOf(account, whose, {
    path: `${base}/Recordings.json`,
    answer: answers.recordings,
    filter: "DateCreated",
    query: { IncludeSoftDeleted: true },
    copies: { "twilio-recordings": "recordings", [deleted]: "metadata of deleted recordings" },
    rows: (page) =>
      page.recordings.map(({ sid, date_created, status }) => ({
        sid,
        at: date_created,
        copy: status === "deleted" ? deleted : "twilio-recordings",
      })),
  });
  await oldestOf(account, whose, {
    path: `${base}/Calls.json`,
    answer: answers.calls,
    filter: "StartTime",
    copies: { "twilio-call-records": "records of calls" },
    rows: (page) =>
      page.calls.map(({ sid, start_time, date_created }) => ({
        sid,
        at: start_time || date_created,
        copy: "twilio-call-records",
      })),
  });
  await oldestOf(account, whose, {
    path: `${base}/Messages.json`,
    answer: answers.messages,
    filter: "DateSent",
    copies: { "twilio-message-bodies": "WhatsApp messages", "twilio-sms-bodies": "SMS" },
    rows: (page) =>
      page.messages.map(({ sid, date_sent, date_created, from }) => ({
        sid,
        at: date_sent || date_created,
        copy: from === "whatsapp" ? "twilio-message-bodies" : "twilio-sms-bodies",
      })),
    lacks: "Twilio's list does not reach further back than 13 months, and leaves out what was never sent",
  });
  await oldestOf(account, whose, {
    path: `${base}/Transcriptions.json`,
    answer: answers.transcriptions,
    copies: { [unnamed]: "transcriptions" },
    rows: (page) =>
      page.transcriptions.map(({ sid, date_created }) => ({ sid, at: date_created, copy: unnamed })),
  });
}

/** Copies that the register does not name. */
const deleted = "deleted";
const unnamed = "unnamed";

/**
 * Asks for everything up to the day after the last that is too old, and for nothing younger: an account that deletes in
 * time has a few days of it. Twilio words in two ways whether a day that is named counts in whole; both are covered.
 */
async function oldestOf<Page>(account: Account, whose: Whose, records: Records<Page>): Promise<void> {
  const { path, filter, query, copies, rows, lacks } = records;
  const limits = Object.keys(copies).flatMap((copy) => account.longest(copy) ?? []);
  const until =
    filter === undefined || limits.length === 0 ? undefined : dayAfterLimit(account, Math.min(...limits));
  if (filter !== undefined && until === undefined) return;
  const oldest: Record<string, Oldest> = {};
  const count: Record<string, number> = {};
  const answer = await walk(account.ask, {
    ...pagesOf(whose, {
      path,
      query: { ...query, ...(filter !== undefined && { [`${filter}<`]: until }) },
      answer: records.answer,
    }),
    items: rows,
    key: ({ sid }) => sid,
    each: ({ at, copy }) => {
      count[copy] = (count[copy] ?? 0) + 1;
      oldest[copy] ??= new Oldest(account.today());
      oldest[copy].add(at);
    },
  });
  for (const [copy, called] of Object.entries(copies)) {
    const isRegistered = copy !== deleted && copy !== unnamed;
    const seen = oldest[copy] ?? new Oldest(account.today());
    const bound = until === undefined ? null : `${until}T00:00:00.000Z`;
    account.age({
      ...(isRegistered && { copy }),
      store: `${called} of Twilio account ${whose.sid}`,
      question: filter === undefined ? "every one's day" : `every one of ${until} or before, by ${filter}`,
      how: seen.at === null && bound !== null ? "bound" : "oldest",
      answer: seen.among(whole(answer, count[copy] ?? 0, lacks), bound),
    });
  }
}

function whole(answer: Answer<number>, value: number, lacks?: string): Answer<number> {
  if (answer.seen === "cannot-tell") return answer;
  if (answer.seen === "complete" && lacks !== undefined) return partial(value, lacks);
  return { ...answer, value };
}

/** The day after the one in which the last thing came to be that may not be there any more. */
function dayAfterLimit({ today }: Account, seconds: number): string {
  return new Date(Date.parse(today()) - seconds * 1_000 + day).toISOString().slice(0, 10);
}

/** The newest messages: whether text is left in them shows whether redaction is on, so far as a sample can. */
export async function lookAtRedaction(account: Account, main: string): Promise<void> {
  const reply = await account.ask({
    path: `${base}/Messages.json`,
    at: { account: main },
    query: { PageSize: 50 },
    answer: answers.messages,
  });
  const attestation = "twilio-message-redaction";
  if (!reply.answered)
    return account.shown({
      attestation,
      verdict: "unverified",
      sentence: `Nobody can tell whether text is left in messages at Twilio: ${reply.why}.`,
    });
  const { messages } = reply.value;
  const open = messages.filter(({ body }) => body).length;
  account.shown(
    open > 0
      ? {
          attestation,
          verdict: "violated",
          sentence: `${open} of the newest ${messages.length} messages at Twilio still hold their text.`,
        }
      : {
          attestation,
          verdict: "unverified",
          sentence:
            messages.length === 0
              ? "There is no message at Twilio that could show whether text is left in messages."
              : `None of the newest ${messages.length} messages at Twilio holds text, which a sample cannot prove of all.`,
        },
  );
}
