import { type Answer, type Desk, ok, type Question } from "../../simulation/front.ts";
import type { JsonObject } from "../../simulation/json.ts";
import type { HeldObject } from "../../simulation/store.ts";
import { types } from "../../types.ts";

export function failure(status: number, code: number, message: string): Answer {
  return { status, body: { ErrorCode: code, Message: message } };
}

/** Rows from `offset` on, `count` of them; both must be given. */
export function counted(
  name: string,
  { query }: Question,
  { total, rows }: { total: number; rows: (offset: number, count: number) => readonly JsonObject[] },
): Answer {
  const count = Number(query.get("count"));
  const offset = Number(query.get("offset") ?? Number.NaN);
  if (!(count >= 1 && count <= 500)) return failure(422, 600, "The 'count' has to be between 1 and 500.");
  if (!(offset >= 0)) return failure(422, 600, "The 'offset' has to be given.");
  return ok({ TotalCount: total, [name]: rows(offset, count) });
}

/** Answers for the server whose token was shown; an account token opens no server. */
export function inServer({ store, key }: Desk, answer: (server: HeldObject) => Answer): Answer {
  const held = key.kind?.startsWith("server ")
    ? store.get(types.postmark.server, key.kind.slice("server ".length))
    : undefined;
  return held ? answer(held) : failure(401, 10, "The Server Token you provided is not valid.");
}

/** Answers for the account; the token of a server does not open it. */
export function inAccount({ key }: Desk, answer: () => Answer): Answer {
  return key.kind?.startsWith("server ")
    ? failure(401, 10, "The Account Token you provided is not valid.")
    : answer();
}
