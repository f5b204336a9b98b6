import type { Models } from "postmark";
import { type FakeAccount, type FakeServer, Refusal } from "./state.ts";
import { getStream } from "./streams.ts";

const off = { Enabled: false };

export function listWebhooks(server: FakeServer, query: URLSearchParams) {
  const stream = query.get("messageStream");
  if (stream) getStream(server, stream);
  return { Webhooks: [...server.webhooks.values()].filter((w) => !stream || w.MessageStream === stream) };
}

export function createWebhook(account: FakeAccount, server: FakeServer, body: Models.CreateWebhookRequest) {
  const stream = getStream(server, body.MessageStream ?? "outbound");
  if (stream.ArchivedAt)
    throw new Refusal(422, 1350, "You cannot create a webhook using an archived MessageStream.");
  if (stream.MessageStreamType === "Inbound")
    throw new Refusal(422, 1351, "You cannot create a webhook using an inbound stream.");
  if (!body.Url) throw new Refusal(422, 1354, "The request must contain a valid Url field.");
  const created = merge({ ID: account.nextId(), Url: body.Url, MessageStream: stream.ID }, body);
  server.webhooks.set(created.ID, created);
  return created;
}

export function getWebhook({ webhooks }: FakeServer, id: number): Models.Webhook {
  const found = webhooks.get(id);
  if (!found) throw new Refusal(422, 1352, "The webhook for the provided ID was not found.");
  return found;
}

export function editWebhook(server: FakeServer, id: number, body: Models.CreateWebhookRequest) {
  const old = getWebhook(server, id);
  if ("MessageStream" in body)
    throw new Refusal(422, 1357, "You cannot update the ID or MessageStream fields of a webhook.");
  const edited = merge(old, body);
  server.webhooks.set(id, edited);
  return edited;
}

export function deleteWebhook(server: FakeServer, id: number) {
  getWebhook(server, id);
  server.webhooks.delete(id);
  return { ErrorCode: 0, Message: "Webhook removed." };
}

function merge(
  old: Pick<Models.Webhook, "ID" | "Url" | "MessageStream"> & Partial<Models.Webhook>,
  body: Models.UpdateWebhookRequest,
): Models.Webhook {
  const triggers = { ...old.Triggers, ...body.Triggers };
  return {
    ...old,
    Url: body.Url ?? old.Url,
    ...(body.HttpAuth ? { HttpAuth: body.HttpAuth } : {}),
    ...(body.HttpHeaders ? { HttpHeaders: body.HttpHeaders } : {}),
    Triggers: {
      Open: triggers.Open ?? { ...off, PostFirstOpenOnly: false },
      Click: triggers.Click ?? off,
      Delivery: triggers.Delivery ?? off,
      Bounce: triggers.Bounce ?? { ...off, IncludeContent: false },
      SpamComplaint: triggers.SpamComplaint ?? { ...off, IncludeContent: false },
      SubscriptionChange: triggers.SubscriptionChange ?? off,
    },
  };
}
