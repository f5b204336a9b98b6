import type { z } from "zod";
import { cannotTell, complete, partial } from "../../observation/answer.ts";
import type { Ask, Question } from "../../observation/ask.ts";
import { moment, Oldest } from "../../observation/oldest.ts";
import type { Account, Age, Shown } from "../../observation/reader.ts";
import { unpaged } from "../../observation/unpaged.ts";
import * as answers from "./answers.ts";

const day = 86_400_000;
/** Days that Postmark keeps mail unless the add-on says otherwise. Source: postmarkapp.com/developer/api/messages-api. */
const usualDays = 45;
/** On how many days mail has to be gone: less may be what was removed for one person. */
const fewestDays = 3;
/** A search ends here. */
const reach = 10_000;

interface Stream {
  readonly server: string;
  readonly ID: string;
  readonly MessageStreamType: string;
}

/** What one stream shows of how long mail is kept. */
export interface StreamLook {
  /** Day of the oldest that is still found, and of the latest that was sent and is found no more. ISO dates of New York. */
  readonly found: string | undefined;
  readonly gone: string | undefined;
}

interface Search {
  readonly total: number;
  readonly at: string | undefined;
}

/** The oldest message and the oldest suppressed address of a stream, and whether mail that was sent is gone. */
export async function lookAtStream(account: Account, stream: Stream): Promise<StreamLook> {
  const { ask, age } = account;
  const store = `stream ${stream.ID} of Postmark server ${stream.server}`;
  const isInbound = stream.MessageStreamType === "Inbound";
  const oldest = await oldestOf(account, searchIn(ask, stream, isInbound));
  age({
    copy: "postmark-messages",
    store,
    question: "the last row of the search, newest first",
    ...oldest,
  });
  if (isInbound) return { found: undefined, gone: undefined };
  const dump = await ask({
    path: "/message-streams/{stream}/suppressions/dump",
    at: { stream: stream.ID },
    answer: answers.suppressions,
    longest: 64 * 1024 * 1024,
  });
  const suppressed = new Oldest(account.today());
  if (dump.answered) for (const { CreatedAt } of dump.value.Suppressions) suppressed.add(CreatedAt);
  age({
    copy: "postmark-suppressions",
    store: `suppressed addresses of ${store}`,
    question: "every one's CreatedAt",
    how: "oldest",
    answer: suppressed.among(
      unpaged(
        dump,
        ({ Suppressions }) => Suppressions.length,
        ({ TotalCount = 0 }, shown) => TotalCount > shown,
      ),
    ),
  });
  const at = oldest.answer.seen === "cannot-tell" ? undefined : (oldest.answer.value.at ?? undefined);
  if (oldest.answer.seen !== "complete") return { found: at && easternDay(at), gone: undefined };
  const gone = await sentAndGone(account, stream, at);
  return { found: at && easternDay(at), gone };
}

/** The latest day on which mail was sent of which nothing is found, so far back as Postmark keeps mail by itself. */
async function sentAndGone(
  { ask, today }: Account,
  { ID }: Stream,
  oldest: string | undefined,
): Promise<string | undefined> {
  // Days of Greenwich and of New York differ by one at most.
  const last = back(oldest === undefined ? today() : easternDay(oldest), 2);
  const first = back(today(), usualDays - 1);
  if (first > last) return undefined;
  const sends = await ask({
    path: "/stats/outbound/sends",
    query: { fromdate: first, todate: last, messagestream: ID },
    answer: answers.sends,
  });
  if (!sends.answered) return undefined;
  const days = sends.value.Days.filter(({ Sent, Date: on }) => Sent > 0 && on >= first && on <= last);
  if (days.length < fewestDays) return undefined;
  return days
    .map(({ Date: on }) => on)
    .sort()
    .at(-1);
}

type Searching = (query: { readonly offset: number; readonly todate?: string }) => Promise<Search | string>;

function searchIn(ask: Ask, { ID }: Stream, isInbound: boolean): Searching {
  const asked = async <T extends { readonly TotalCount: number }>(
    path: string,
    answer: z.ZodType<T>,
    at: (value: T) => string | undefined,
    query: Question<T>["query"],
  ) => {
    const reply = await ask({ path, query: { count: 1, messagestream: ID, ...query }, answer });
    return reply.answered ? { total: reply.value.TotalCount, at: at(reply.value) } : reply.why;
  };
  return (query) =>
    isInbound
      ? asked("/messages/inbound", answers.inbound, (page) => page.InboundMessages[0]?.Date, query)
      : asked("/messages/outbound", answers.sent, (page) => page.Messages[0]?.ReceivedAt, query);
}

/** Newest first and no sort: the oldest stands at the end, which a search reaches for ten thousand messages alone. */
async function oldestOf({ today }: Account, search: Searching): Promise<Pick<Age, "how" | "answer">> {
  const how = "oldest" as const;
  let newest = await search({ offset: 0 });
  let until: string | undefined;
  // Older days hold fewer messages.
  for (const days of [7, 14, 28, 40, usualDays - 1]) {
    if (typeof newest === "string" || newest.total <= reach) break;
    until = back(today(), days);
    const older = await search({ offset: 0, todate: until });
    if (typeof older !== "string" && older.total === 0)
      return {
        how: "bound",
        answer: complete({ at: `${until}T00:00:00.000Z` }, "the search of older days is empty"),
      };
    newest = older;
  }
  if (typeof newest === "string") return { how, answer: cannotTell(newest) };
  const { total, at } = newest;
  if (total === 0) return { how, answer: complete({ at: null, count: 0 }, "the search is empty") };
  if (total > reach)
    return {
      how,
      answer: partial({ at: moment(at) ?? null }, `a search ends at ${reach} of ${total} messages`),
    };
  const last = await search({ offset: total - 1, ...(until !== undefined && { todate: until }) });
  if (typeof last === "string") return { how, answer: partial({ at: moment(at) ?? null }, last) };
  const [first, oldest] = [moment(at), moment(last.at)];
  if (first === undefined || oldest === undefined)
    return { how, answer: cannotTell("a message tells no day") };
  if (oldest > first)
    return { how, answer: partial({ at: first }, "the search does not list the newest first") };
  return { how, answer: complete({ at: oldest }, "the last row that the search counts") };
}

/** Postmark counts days of New York. */
function easternDay(at: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" }).format(new Date(at));
}

function back(from: string, days: number): string {
  return new Date(Date.parse(from) - days * day).toISOString().slice(0, 10);
}

/** What the streams together show of the account's retention, which no call tells. */
export function shownRetention({ today }: Pick<Account, "today">, looks: readonly StreamLook[]): Shown {
  const attestation = "postmark-retention-addon";
  const days = (on: string) => Math.round((Date.parse(today()) - Date.parse(on)) / day);
  const [found] = looks.flatMap((look) => look.found ?? []).sort();
  if (found !== undefined && days(found) >= usualDays - 1)
    return {
      attestation,
      verdict: "violated",
      sentence: `Mail of ${found} is still found at Postmark, so no period below its usual ${usualDays} days is in force.`,
    };
  const gone = looks
    .flatMap((look) => look.gone ?? [])
    .sort()
    .at(-1);
  if (gone !== undefined)
    return {
      attestation,
      verdict: "met",
      sentence: `Mail was sent on ${gone} and none of that day is found at Postmark, which keeps it for ${days(gone)} days at most.`,
    };
  return {
    attestation,
    verdict: "unverified",
    sentence:
      "Too little mail is old enough to show how long Postmark keeps it, and no call tells whether the add-on is set.",
  };
}
