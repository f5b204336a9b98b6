import { complete } from "../../observation/answer.ts";
import { Oldest } from "../../observation/oldest.ts";
import type { Account } from "../../observation/reader.ts";
import * as answers from "./answers.ts";

const day = 86_400_000;
/** Days that no plan is known to keep logs for. */
const longAgo = 400;

/**
 * The oldest line that a service's log still shows, by sort: application and requests. Whether Render refuses a time
 * before its window or passes over it is not documented, so an empty answer shows nothing.
 */
export async function lookAtLogs(
  { ask, age, today }: Account,
  owner: string,
  services: readonly string[],
): Promise<void> {
  const start = new Date(Date.parse(today()) - longAgo * day).toISOString();
  for (const resource of services)
    for (const [type, copy] of [
      ["app", "render-application-logs"],
      ["request", "render-request-logs"],
    ] as const) {
      const reply = await ask({
        path: "/v1/logs",
        query: { ownerId: owner, resource, type, startTime: start, direction: "forward", limit: 1 },
        answer: answers.logs,
      });
      const [line] = reply.answered ? reply.value.logs : [];
      const oldest = new Oldest(today());
      if (line) oldest.add(line.timestamp);
      age({
        copy,
        store: `${type} log of ${resource} at Render`,
        question: `the first line since ${start.slice(0, 10)}`,
        how: "oldest",
        ...(reply.answered && !line && { preview: true as const }),
        answer: !reply.answered
          ? { seen: "cannot-tell", why: reply.why }
          : line
            ? oldest.among(complete(1, "the first line, oldest first"))
            : {
                seen: "cannot-tell",
                why: "no line was shown, and nothing tells an empty log from a time out of reach",
              },
      });
    }
}
