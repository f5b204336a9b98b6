import type { z } from "zod";
import { cannotTell, complete, partial } from "../../observation/answer.ts";
import type { Ask, Question } from "../../observation/ask.ts";
import { Confidential } from "../../observation/confidential.ts";
import type { Account, SeenValue } from "../../observation/reader.ts";
import type { Tally } from "../../observation/tally.ts";
import { unpaged } from "../../observation/unpaged.ts";
import { walk } from "../../observation/walk.ts";
import { types } from "../../types.ts";
import { signingKey } from "../signing-key.ts";
import * as answers from "./answers.ts";
import { senderSignature } from "./kinds.ts";
import { lookAtStream, type StreamLook } from "./messages.ts";

const { postmark } = types;
/** Most rows of a page. */
const pageSize = 500;
/** Every server has these, and keeps them. */
const standing: ReadonlySet<string> = new Set(["outbound", "inbound", "broadcast"]);

type Server = z.infer<typeof answers.servers>["Servers"][number];

/** A list that is counted and begins at an offset. */
function counted<Page extends { readonly TotalCount: number }, Item>(
  question: Question<Page>,
  items: (page: Page) => readonly Item[],
) {
  let offset = 0;
  return {
    question: (cursor: string | undefined): Question<Page> => {
      offset = Number(cursor ?? 0);
      return { ...question, query: { ...question.query, count: pageSize, offset } };
    },
    items,
    perPage: pageSize,
    next: (page: Page): string | undefined => {
      const end = offset + items(page).length;
      return items(page).length > 0 && end < page.TotalCount ? String(end) : undefined;
    },
    claimed: ({ TotalCount }: Page) => TotalCount,
  };
}

/** Every server of the account, with the token that opens it. */
export async function serversOf(account: Account, tally: Tally): Promise<Server[]> {
  const servers: Server[] = [];
  const answer = await walk(account.ask, {
    ...counted({ path: "/servers", answer: answers.servers }, ({ Servers }) => Servers),
    key: ({ ID }) => String(ID),
    each: (server) => {
      for (const token of server.ApiTokens) account.learn(token);
      servers.push(server);
      account.found({
        type: postmark.server,
        id: String(server.ID),
        name: server.Name,
        properties: settingsOf(server),
      });
    },
  });
  tally.add(postmark.server, "the account", answer);
  return servers;
}

function settingsOf(server: Server): Record<string, SeenValue> {
  const { ID: _id, ApiTokens: _tokens, ...settings } = server;
  return Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) =>
      // An address or a domain that is not set is an empty text.
      value === undefined || value === "" ? [] : [[`${name.charAt(0).toLowerCase()}${name.slice(1)}`, value]],
    ),
  );
}

/** Domains and senders of the account. */
export async function lookAtSenders(account: Account, tally: Tally): Promise<void> {
  const { ask } = account;
  const ids: number[] = [];
  const domains = await walk(ask, {
    ...counted({ path: "/domains", answer: answers.domains }, ({ Domains }) => Domains),
    key: ({ ID }) => String(ID),
    each: ({ ID }) => ids.push(ID),
  });
  tally.add(postmark.domain, "the account", domains);
  for (const id of ids) {
    const reply = await ask({
      path: "/domains/{domain}",
      at: { domain: String(id) },
      answer: answers.domain,
    });
    if (!reply.answered) continue;
    const { Name: name, ReturnPathDomain: returnPath, ReturnPathDomainCNAMEValue: target } = reply.value;
    const key = signingKey(reply.value);
    account.found({
      type: postmark.domain,
      id: String(id),
      name,
      properties: {
        ...{ name, returnPathDomain: returnPath ?? "" },
        ...(target && { returnPathDomainCnameValue: target }),
        ...(key.host && { dkimHost: key.host }),
        ...(key.text && { dkimTextValue: key.text }),
      },
    });
  }
  tally.add(
    senderSignature,
    "the account",
    await walk(ask, {
      ...counted({ path: "/senders", answer: answers.senders }, (page) => page.SenderSignatures),
      key: ({ ID }) => String(ID),
      each: ({ ID }) =>
        account.found({ type: senderSignature, id: String(ID), name: `signature ${ID}`, properties: {} }),
    }),
  );
}

/** What one server holds: streams, archived ones too, webhooks, and in each stream what is still found. */
export async function lookAtServer(account: Account, tally: Tally, server: Server): Promise<StreamLook[]> {
  const id = String(server.ID);
  const [token] = server.ApiTokens;
  if (token === undefined) {
    for (const kind of [postmark.messageStream, postmark.webhook])
      tally.add(kind, id, cannotTell("the server shows no token"));
    return [];
  }
  const ask: Ask = (question) =>
    account.ask({ ...question, headers: { ...question.headers, "x-postmark-server-token": token } });
  const streams = await ask({
    path: "/message-streams",
    query: { includeArchivedStreams: true },
    answer: answers.streams,
  });
  const webhooks = await ask({ path: "/webhooks", answer: answers.webhooks });
  tally.add(
    postmark.webhook,
    id,
    unpaged(
      webhooks,
      ({ Webhooks }) => Webhooks.length,
      ({ TotalCount = 0 }, shown) => TotalCount > shown,
    ),
  );
  if (webhooks.answered)
    for (const { ID, Url, MessageStream, HttpAuth, Triggers = {} } of webhooks.value.Webhooks)
      account.found({
        type: postmark.webhook,
        id: `${id}/${ID}`,
        name: `webhook ${ID}`,
        properties: {
          serverId: id,
          url: Url,
          ...(MessageStream !== undefined && { messageStream: MessageStream }),
          httpAuth: HttpAuth?.Password ? { password: new Confidential(HttpAuth.Password) } : null,
          triggers: Object.fromEntries(
            Object.entries(Triggers).map(([name, { Enabled, IncludeContent, PostFirstOpenOnly }]) => [
              `${name.charAt(0).toLowerCase()}${name.slice(1)}`,
              {
                enabled: Enabled,
                ...(IncludeContent !== undefined && { includeContent: IncludeContent }),
                ...(PostFirstOpenOnly !== undefined && { postFirstOpenOnly: PostFirstOpenOnly }),
              },
            ]),
          ),
        },
      });
  if (!streams.answered) {
    tally.add(postmark.messageStream, id, cannotTell(streams.why));
    return [];
  }
  const { MessageStreams: rows, TotalCount: total } = streams.value;
  tally.add(
    postmark.messageStream,
    id,
    rows.length === total
      ? complete(total, "the count is the vendor's")
      : partial(rows.length, `it counts ${total} and lists ${rows.length}`),
  );
  const looks: StreamLook[] = [];
  for (const stream of rows) {
    account.found({
      type: postmark.messageStream,
      id: `${id}/${stream.ID}`,
      name: stream.Name,
      createdAt: stream.CreatedAt,
      properties: {
        serverId: id,
        streamId: stream.ID,
        name: stream.Name,
        messageStreamType: stream.MessageStreamType,
        unsubscribeHandlingType: stream.SubscriptionManagementConfiguration?.UnsubscribeHandlingType ?? null,
      },
      ...(standing.has(stream.ID) && { byVendor: true as const }),
    });
    looks.push(await lookAtStream({ ...account, ask }, { server: id, ...stream }));
  }
  return looks;
}
