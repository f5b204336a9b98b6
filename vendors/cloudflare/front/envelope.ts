import { type Answer, ok } from "../../simulation/front.ts";
import type { Json, JsonObject } from "../../simulation/json.ts";

/** Everything that Cloudflare answers stands in this envelope. */
export function result(value: Json, info?: JsonObject): Answer {
  return ok({ success: true, errors: [], messages: [], result: value, ...(info && { result_info: info }) });
}

export function failure(status: number, code: number, message: string): Answer {
  return { status, body: { success: false, errors: [{ code, message }], messages: [], result: null } };
}

/** A list that comes in numbered pages. */
export function numbered(rows: readonly JsonObject[], query: URLSearchParams): Answer {
  const size = Math.min(Number(query.get("per_page") ?? 100) || 100, 1000);
  const page = Number(query.get("page") ?? 1) || 1;
  const shown = rows.slice((page - 1) * size, page * size);
  return result(shown, {
    page,
    per_page: size,
    count: shown.length,
    total_count: rows.length,
    total_pages: Math.ceil(rows.length / size),
  });
}
