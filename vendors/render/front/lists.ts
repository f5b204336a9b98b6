import { type Answer, limitOf, ok, type Route } from "../../simulation/front.ts";
import type { JsonObject } from "../../simulation/json.ts";

export function failure(status: number, message: string): Answer {
  return { status, body: { id: "req-sandbox", message } };
}

/** Render's usual list: each row beside a cursor that leads to what follows it, and nothing else; an empty list ends it. */
export function cursored(noun: string, rows: readonly JsonObject[], query: URLSearchParams): Answer {
  const size = limitOf(query, "limit", { usual: 20, most: 100 });
  const cursor = query.get("cursor");
  const from = cursor === null ? 0 : rows.findIndex((row) => cursorOf(row) === cursor) + 1;
  if (cursor !== null && from === 0) return failure(400, "invalid cursor");
  return ok(rows.slice(from, from + size).map((row) => ({ [noun]: row, cursor: cursorOf(row) })));
}

function cursorOf(row: JsonObject): string {
  return Buffer.from(String(row.id ?? row.key ?? row.name)).toString("base64url");
}

/** A list that is always empty here, in the usual form. */
export function none(path: string): Route {
  return { path: `/v1${path}`, answer: () => ok([]) };
}
