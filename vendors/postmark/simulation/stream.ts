import type { Behaviour } from "../../simulation/behaviour.ts";
import { textAt } from "../../simulation/json.ts";
import { types } from "../../types.ts";

/** Every server has these from the start, and keeps them. */
const standing = ["outbound", "broadcast", "inbound"];
const mostStreams = 10;

export const messageStream: Behaviour = {
  type: types.postmark.messageStream,
  identity: ["serverId", "streamId"],
  replaceOn: ["serverId", "streamId", "messageStreamType"],
  id: (inputs) => `${textAt(inputs, "serverId")}/${textAt(inputs, "streamId")}`,
  refuseCreate(inputs, vendor) {
    const server = textAt(inputs, "serverId");
    if (!vendor.get(types.postmark.server, server)) return `Postmark knows no server "${server}"`;
    if (standing.includes(textAt(inputs, "streamId")))
      return `Postmark gives every server the stream "${textAt(inputs, "streamId")}"; it cannot be made again`;
    const streams = vendor
      .ofType(types.postmark.messageStream)
      .filter(({ properties }) => properties.serverId === server).length;
    return streams + standing.length >= mostStreams
      ? `Postmark allows ${mostStreams} streams a server; server ${server} has them`
      : undefined;
  },
};
