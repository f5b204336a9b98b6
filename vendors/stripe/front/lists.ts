import { type Answer, limitOf, ok, type Question } from "../../simulation/front.ts";
import type { JsonObject } from "../../simulation/json.ts";

export function failure(status: number, type: string, message: string): Answer {
  return { status, body: { error: { type, message } } };
}

/** Stripe's list: newest first, and the next page begins after an id. */
export function list(question: Question, rows: readonly JsonObject[]): Answer {
  const { query, path } = question;
  const size = limitOf(query, "limit", { usual: 10, most: 100 });
  const after = query.get("starting_after");
  const from = after === null ? 0 : rows.findIndex(({ id }) => id === after) + 1;
  if (after !== null && from === 0)
    return failure(400, "invalid_request_error", `No such object: '${after}'`);
  const shown = rows.slice(from, from + size);
  return ok({ object: "list", data: shown, has_more: from + size < rows.length, url: path });
}

/** Whole seconds since 1970, as Stripe tells moments. */
export function seconds(at: string): number {
  return Math.floor(Date.parse(at) / 1000) || 0;
}
