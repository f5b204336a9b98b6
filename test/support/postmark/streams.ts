import type { Models } from "postmark";
import { type FakeServer, Refusal } from "./state.ts";

const mostStreams = 10;
const purgeAfterDays = 45;

export function newStream(
  serverId: number,
  id: string,
  name: string,
  type: string,
  handling = type === "Broadcasts" ? "Postmark" : "None",
): Models.MessageStream {
  return {
    ID: id,
    ServerID: serverId,
    Name: name,
    Description: "",
    MessageStreamType: type,
    CreatedAt: new Date().toISOString(),
    SubscriptionManagementConfiguration: { UnsubscribeHandlingType: handling },
  } as Models.MessageStream;
}

export function listStreams({ streams }: FakeServer, query: URLSearchParams) {
  const archived = query.get("includeArchivedStreams") === "true";
  const listed = [...streams.values()].filter(({ ArchivedAt }) => archived || !ArchivedAt);
  return { MessageStreams: listed, TotalCount: listed.length };
}

export function createStream(server: FakeServer, body: Models.CreateMessageStreamRequest) {
  const { ID, Name, MessageStreamType, SubscriptionManagementConfiguration: subscription } = body;
  if (!/^[a-zA-Z].{0,29}$/.test(ID)) throw new Refusal(422, 1227, "The ID must start with a letter.");
  if (ID.startsWith("pm-")) throw new Refusal(422, 1233, "The ID must not start with the pm- prefix.");
  if (server.streams.has(ID)) throw new Refusal(422, 1230, "The ID provided already exists for this server.");
  if (MessageStreamType === "Inbound")
    throw new Refusal(422, 1228, "A server can only have one inbound stream.");
  if (server.streams.size >= mostStreams) throw new Refusal(422, 1225, "Maximum number of message streams.");
  const created = {
    ...newStream(server.details.ID, ID, Name, MessageStreamType, subscription?.UnsubscribeHandlingType),
    Description: body.Description ?? "",
  };
  server.streams.set(ID, created);
  return created;
}

export function getStream({ streams }: FakeServer, id: string): Models.MessageStream {
  const found = streams.get(id);
  if (!found) throw new Refusal(422, 1226, "The message stream for the provided 'ID' was not found.");
  return found;
}

export function editStream(server: FakeServer, id: string, body: Models.UpdateMessageStreamRequest) {
  const edited = { ...getStream(server, id), ...body };
  server.streams.set(id, edited);
  return edited;
}

export function archiveStream(server: FakeServer, id: string) {
  const stream = getStream(server, id);
  if (["outbound", "inbound"].includes(id))
    throw new Refusal(422, 1229, "You cannot archive the default transactional and inbound streams.");
  const purge = new Date(Date.now() + purgeAfterDays * 86_400_000).toISOString();
  server.streams.set(id, { ...stream, ArchivedAt: new Date().toISOString(), ExpectedPurgeDate: purge });
  return { ID: id, ServerID: server.details.ID, ExpectedPurgeDate: purge };
}

export function unarchiveStream(server: FakeServer, id: string) {
  const { ArchivedAt: _archived, ExpectedPurgeDate: _purge, ...stream } = getStream(server, id);
  server.streams.set(id, stream);
  return stream;
}
