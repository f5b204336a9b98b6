import { type Desk, ok, type Route } from "../../simulation/front.ts";
import { isObject, type JsonObject, textAt } from "../../simulation/json.ts";
import type { HeldObject } from "../../simulation/store.ts";
import { types } from "../../types.ts";
import { counted, failure, inServer } from "./answers.ts";

/** Every server has these from the start. */
const standing = {
  outbound: ["Default Transactional Stream", "Transactional"],
  inbound: ["Default Inbound Stream", "Inbound"],
  broadcast: ["Default Broadcast Stream", "Broadcasts"],
} as const;

/** What a server's token opens beside messages: streams, webhooks, templates, rules. */
export const streamRoutes: readonly Route[] = [
  {
    path: "/message-streams",
    answer: ({ query }, desk) =>
      inServer(desk, (server) => {
        const kind = query.get("MessageStreamType") ?? query.get("messageStreamType") ?? "All";
        const all = streams(server, desk).filter(
          (stream) =>
            (/^true$/i.test(query.get("includeArchivedStreams") ?? "") || stream.ArchivedAt === null) &&
            (kind === "All" || stream.MessageStreamType === kind),
        );
        return ok({ MessageStreams: all, TotalCount: all.length });
      }),
  },
  {
    path: "/message-streams/:stream",
    answer: (_question, desk) =>
      inServer(desk, (server) => {
        const found = streams(server, desk).find(({ ID }) => ID === desk.named.stream);
        return found ? ok(found) : failure(422, 1226, "The stream was not found.");
      }),
  },
  {
    path: "/webhooks",
    answer: ({ query }, desk) =>
      inServer(desk, (server) => {
        const stream = query.get("MessageStream") ?? query.get("messageStream");
        const all = desk.store
          .ofType(types.postmark.webhook)
          .filter(({ properties }) => properties.serverId === server.id)
          .map(webhook);
        return ok({
          Webhooks: all.filter(({ MessageStream }) => stream === null || MessageStream === stream),
        });
      }),
  },
  {
    path: "/templates",
    answer: (question, desk) =>
      inServer(desk, () => counted("Templates", question, { total: 0, rows: () => [] })),
  },
  {
    path: "/triggers/inboundrules",
    answer: (question, desk) =>
      inServer(desk, () => counted("InboundRules", question, { total: 0, rows: () => [] })),
  },
];

function streams(server: HeldObject, { store }: Desk): JsonObject[] {
  const made = store.madeAt(server);
  const own = store
    .ofType(types.postmark.messageStream)
    .filter(({ properties }) => properties.serverId === server.id)
    .map((held) =>
      stream(server, {
        ...held.properties,
        createdAt: store.madeAt(held),
      }),
    );
  const first = Object.entries(standing).map(([streamId, [name, messageStreamType]]) =>
    stream(server, { streamId, name, messageStreamType, createdAt: made }),
  );
  return [...first, ...own];
}

function stream({ id }: HeldObject, properties: JsonObject): JsonObject {
  const kind = textAt(properties, "messageStreamType");
  const usual = kind === "Broadcasts" ? "Postmark" : "None";
  return {
    ID: textAt(properties, "streamId"),
    ServerID: Number(id),
    Name: textAt(properties, "name"),
    Description: textAt(properties, "description"),
    MessageStreamType: kind,
    CreatedAt: textAt(properties, "createdAt"),
    UpdatedAt: null,
    ArchivedAt: textAt(properties, "archivedAt") || null,
    ExpectedPurgeDate: null,
    SubscriptionManagementConfiguration: {
      UnsubscribeHandlingType: textAt(properties, "unsubscribeHandlingType") || usual,
    },
  };
}

function webhook({ id, properties }: HeldObject): JsonObject {
  const triggers = isObject(properties.triggers) ? properties.triggers : {};
  const trigger = (name: string, fields: readonly string[] = []) => {
    const given = triggers[name];
    const set = isObject(given) ? given : {};
    return Object.fromEntries(
      ["enabled", ...fields].map((field) => [
        `${field.charAt(0).toUpperCase()}${field.slice(1)}`,
        set[field] === true,
      ]),
    );
  };
  const auth = isObject(properties.httpAuth) ? properties.httpAuth : undefined;
  const headers = isObject(properties.httpHeaders) ? properties.httpHeaders : {};
  return {
    ID: Number(id.split("/").at(-1)),
    Url: textAt(properties, "url"),
    MessageStream: textAt(properties, "messageStream") || "outbound",
    ...(auth && { HttpAuth: { Username: textAt(auth, "username"), Password: textAt(auth, "password") } }),
    HttpHeaders: Object.entries(headers).map(([Name, Value]) => ({ Name, Value })),
    Triggers: {
      Open: trigger("open", ["postFirstOpenOnly"]),
      Click: trigger("click"),
      Delivery: trigger("delivery"),
      Bounce: trigger("bounce", ["includeContent"]),
      SpamComplaint: trigger("spamComplaint", ["includeContent"]),
      SubscriptionChange: trigger("subscriptionChange"),
    },
  };
}
