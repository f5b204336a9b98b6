import { type Answer, ok, type Question } from "../../simulation/front.ts";
import type { JsonObject } from "../../simulation/json.ts";

const most = 1000;
const usual = 50;

export function failure(status: number, code: number, message: string): Answer {
  return { status, body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status } };
}

/** Where a page begins: after how many rows, and after which one. */
interface Place {
  readonly page: number;
  readonly size: number;
  /** What the link to this page carries; undefined for the first. */
  readonly after: string | undefined;
}

/** A row, and what leads to those after it. */
interface Listed {
  readonly row: JsonObject;
  readonly token: string;
}

/** At most `limit` rows from the place on: one more than the page shows, to know whether another follows. */
export type Rows = (place: Place & { readonly limit: number }) => readonly Listed[];

/** A list of the interface of 2010: relative links, and a token that a further page cannot do without. */
export function older(name: string, question: Question, rows: Rows): Answer {
  const place = placeOf(question.query);
  if ("status" in place) return place;
  const { shown, next } = cut(rows, place);
  const link = (page: number, token?: string) =>
    `${question.path}?${linkQuery(question, place.size, page, token)}`;
  return ok({
    [name]: shown,
    page: place.page,
    page_size: place.size,
    start: place.page * place.size,
    end: place.page * place.size + Math.max(shown.length - 1, 0),
    uri: link(place.page, place.after),
    first_page_uri: link(0),
    next_page_uri: next === undefined ? null : link(place.page + 1, next),
    previous_page_uri: null,
  });
}

/** A list of the later interfaces: the links are whole and stand apart. */
export function later(name: string, question: Question, rows: Rows): Answer {
  const place = placeOf(question.query);
  if ("status" in place) return place;
  const { shown, next } = cut(rows, place);
  const link = (page: number, token?: string) =>
    `https://${question.host}${question.path}?${linkQuery(question, place.size, page, token)}`;
  return ok({
    [name]: shown,
    meta: {
      key: name,
      page: place.page,
      page_size: place.size,
      first_page_url: link(0),
      previous_page_url: null,
      next_page_url: next === undefined ? null : link(place.page + 1, next),
      url: link(place.page, place.after),
    },
  });
}

/** Rows that are all at hand, as {@link Rows}. */
export function among(all: readonly JsonObject[]): Rows {
  return ({ after, limit }) => {
    const from = after === undefined ? 0 : all.findIndex(({ sid }) => sid === after) + 1;
    return all.slice(from, from + limit).map((row) => ({ row, token: String(row.sid) }));
  };
}

/** As Twilio's first interface writes moments. Source: its description, `date-time-rfc-2822`. */
export function written(at: string): string {
  return new Date(at).toUTCString().replace("GMT", "+0000");
}

function placeOf(query: URLSearchParams): Place | Answer {
  const size = Number(query.get("PageSize") ?? usual);
  if (!(Number.isInteger(size) && size >= 1 && size <= most))
    return failure(400, 20_001, `Page size must be between 1 and ${most}`);
  const page = Number(query.get("Page") ?? 0);
  const token = query.get("PageToken");
  if (page > 0 && token === null) return failure(400, 70_002, "Paged requests must include a PageToken");
  return { page, size, after: token === null ? undefined : Buffer.from(token, "base64url").toString() };
}

function cut(rows: Rows, place: Place): { shown: readonly JsonObject[]; next: string | undefined } {
  const found = rows({ ...place, limit: place.size + 1 });
  const shown = found.slice(0, place.size);
  return {
    shown: shown.map(({ row }) => row),
    next: found.length > place.size ? shown.at(-1)?.token : undefined,
  };
}

function linkQuery({ query }: Question, size: number, page: number, token?: string): string {
  const link = new URLSearchParams(query);
  link.set("PageSize", String(size));
  link.set("Page", String(page));
  link.delete("PageToken");
  if (token !== undefined) link.set("PageToken", Buffer.from(token).toString("base64url"));
  return link.toString();
}
