import { type Answer, type Desk, limitOf, ok, type Question, type Route } from "../../simulation/front.ts";
import { isObject, type JsonObject, textAt } from "../../simulation/json.ts";
import type { KeptItem } from "../../simulation/store.ts";
import { types } from "../../types.ts";
import { failure } from "./lists.ts";
import { services } from "./services.ts";
import { workspace } from "./workspace.ts";

/** A line of a log; its owner is the resource. Properties: `type` (app, request, build) and `message`. */
export const keptLog = "render/log";

export const logRoutes: readonly Route[] = [
  { path: "/v1/logs", answer: logs },
  {
    path: "/v1/logs/streams/owner/:owner",
    answer: (_question, { store, named }) => {
      const [held] = named.owner === workspace ? store.ofType(types.render.logStream) : [];
      return held
        ? ok({
            ownerId: workspace,
            endpoint: textAt(held.properties, "endpoint"),
            preview: textAt(held.properties, "preview") || "drop",
          })
        : failure(404, "not found");
    },
  },
  {
    path: "/v1/logs/streams/resource",
    answer: (_question, { store }) =>
      ok(
        services(store).flatMap(({ id, properties: { logStreamOverride } }) =>
          isObject(logStreamOverride)
            ? [
                {
                  resourceId: id,
                  endpoint: textAt(logStreamOverride, "endpoint"),
                  setting: textAt(logStreamOverride, "setting"),
                },
              ]
            : [],
        ),
      ),
  },
];

/** The last hour unless times are given, and pages by the times of the next one. */
function logs({ query }: Question, { store, now }: Desk): Answer {
  const resources = query.getAll("resource");
  if (!query.has("ownerId") || resources.length === 0)
    return failure(400, "ownerId and resource are required");
  const end = query.get("endTime") ?? now.toISOString();
  const start = query.get("startTime") ?? new Date(Date.parse(end) - 3_600_000).toISOString();
  const size = limitOf(query, "limit", { usual: 20, most: 100 });
  const forward = query.get("direction") === "forward";
  const kinds = query.getAll("type");
  const rows = resources
    .flatMap((resource) =>
      store.kept(keptLog, resource, {
        order: forward ? "oldest" : "newest",
        limit: kinds.length === 0 ? size + 1 : 10_000,
        from: start,
        before: end,
      }),
    )
    .filter(({ properties }) => kinds.length === 0 || kinds.includes(textAt(properties, "type")))
    .toSorted((one, other) => (one.at < other.at === forward ? -1 : 1));
  const shown = rows.slice(0, size);
  const hasMore = rows.length > size;
  const edge = shown.at(-1)?.at ?? end;
  return ok({
    logs: shown.map(line),
    hasMore,
    nextStartTime: hasMore && forward ? edge : start,
    nextEndTime: hasMore && !forward ? edge : end,
  });
}

function line({ id, at, owner, properties }: KeptItem): JsonObject {
  return {
    id,
    timestamp: at,
    message: textAt(properties, "message"),
    labels: [
      { name: "resource", value: owner },
      { name: "type", value: textAt(properties, "type") },
    ],
  };
}
