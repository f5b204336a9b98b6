import { randomUUID } from "node:crypto";
import type { Models } from "postmark";
import { type FakeAccount, type FakeServer, Refusal } from "./state.ts";
import { newStream } from "./streams.ts";

const colors = ["purple", "blue", "turquoise", "green", "red", "yellow", "grey", "orange"];

export function listServers({ servers }: FakeAccount, query: URLSearchParams) {
  const name = query.get("name") ?? "";
  const all = [...servers.values()].map(({ details }) => details).filter(({ Name }) => Name.includes(name));
  const offset = Number(query.get("offset"));
  return { TotalCount: all.length, Servers: all.slice(offset, offset + Number(query.get("count"))) };
}

export function createServer(account: FakeAccount, body: Models.CreateServerRequest): Models.Server {
  const id = account.nextId();
  const details = {
    Color: "purple",
    SmtpApiActivated: true,
    RawEmailEnabled: false,
    DeliveryType: "Live",
    InboundHookUrl: "",
    BounceHookUrl: "",
    OpenHookUrl: "",
    DeliveryHookUrl: "",
    ClickHookUrl: "",
    PostFirstOpenOnly: false,
    InboundDomain: "",
    InboundSpamThreshold: 0,
    TrackOpens: false,
    TrackLinks: "None",
    IncludeBounceContentInHook: false,
    EnableSmtpApiErrorHooks: false,
    ...body,
    ID: id,
    ApiTokens: [randomUUID()],
    ServerLink: `https://postmarkapp.com/servers/${id}/streams`,
    InboundAddress: `${id}@inbound.postmarkapp.com`,
    InboundHash: String(id),
  } as Models.Server;
  validate(account, details);
  const streams = [
    newStream(id, "outbound", "Default Transactional Stream", "Transactional"),
    newStream(id, "inbound", "Default Inbound Stream", "Inbound"),
    newStream(id, "broadcast", "Default Broadcast Stream", "Broadcasts"),
  ];
  account.servers.set(id, { details, streams: new Map(streams.map((s) => [s.ID, s])), webhooks: new Map() });
  return details;
}

export function getServer(account: FakeAccount, id: number): FakeServer {
  const found = account.servers.get(id);
  if (!found) throw new Refusal(404, 601, "This server was not found.");
  return found;
}

export function editServer(account: FakeAccount, id: number, body: Models.UpdateServerRequest) {
  const server = getServer(account, id);
  const { DeliveryType } = server.details;
  const edited = { ...server.details, ...body, DeliveryType } as Models.Server;
  validate(account, edited);
  server.details = edited;
  return edited;
}

export function deleteServer(account: FakeAccount, id: number) {
  getServer(account, id);
  if (!account.allowsServerDeletion)
    throw new Refusal(422, 604, "You do not have permission to delete servers using the API.");
  account.servers.delete(id);
  return { ErrorCode: 0, Message: "Server removed." };
}

function validate({ servers }: FakeAccount, server: Models.Server) {
  if (!server.Name) throw new Refusal(422, 608, "Server name is invalid or missing.");
  if ([...servers.values()].some(({ details: { ID, Name } }) => Name === server.Name && ID !== server.ID))
    throw new Refusal(422, 603, "This server name already exists.");
  if (!colors.includes(server.Color.toLowerCase())) throw new Refusal(422, 607, "Invalid server color.");
  if (!["None", "HtmlAndText", "HtmlOnly", "TextOnly"].includes(server.TrackLinks))
    throw new Refusal(422, 612, "The supplied TrackLinks option is not valid.");
  if (!["Live", "Sandbox"].includes(server.DeliveryType))
    throw new Refusal(422, 613, "The supplied DeliveryType option is not valid.");
}
