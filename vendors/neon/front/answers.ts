import { type Answer, ok } from "../../simulation/front.ts";
import type { JsonObject } from "../../simulation/json.ts";

export function failure(status: number, code: string, message: string): Answer {
  return { status, body: { request_id: "sandbox", code, message } };
}

/** Rows from the cursor on, and the cursor of the next page: the last row's id, as Neon gives it. */
export function paged(
  name: string,
  rows: readonly JsonObject[],
  { query, usual, most }: { query: URLSearchParams; usual: number; most: number },
  rest: JsonObject = {},
): Answer {
  const asked = Number(query.get("limit") ?? usual);
  if (!(asked >= 1 && asked <= most)) return failure(400, "", `limit must be between 1 and ${most}`);
  const cursor = query.get("cursor");
  const from = cursor === null ? 0 : rows.findIndex(({ id }) => id === cursor) + 1;
  const shown = rows.slice(from, from + asked);
  return ok({ [name]: shown, ...rest, pagination: { cursor: String(shown.at(-1)?.id ?? cursor ?? "") } });
}
