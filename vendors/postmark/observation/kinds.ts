import type { Kind } from "../../observation/reader.ts";
import { types } from "../../types.ts";

const { postmark } = types;

/** An address that Postmark may send from; no provider declares one. */
export const senderSignature = "postmark:index:SenderSignature";

export const kinds: Readonly<Record<string, Kind>> = {
  [postmark.server]: { called: "Postmark server", holds: "data", identity: ["name"] },
  [postmark.messageStream]: { called: "message stream", holds: "data", identity: ["serverId", "streamId"] },
  [postmark.webhook]: { called: "Postmark webhook", holds: "way-out", identity: ["serverId", "url"] },
  [postmark.domain]: { called: "sending domain", holds: "way-out", identity: ["name"] },
  [senderSignature]: { called: "sender signature", holds: "way-out", identity: [] },
};
