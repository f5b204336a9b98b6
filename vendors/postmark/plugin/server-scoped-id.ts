/** Streams and webhooks have ids within their server, so a resource id names both: `12345/outbound`. */
export function joinId(serverId: string, own: string | number): string {
  return `${serverId}/${own}`;
}

/** Throws on any other form, naming the right one. */
export function splitId(id: string, own: "streamId" | "webhookId"): readonly [serverId: string, own: string] {
  const [, serverId, rest] = /^([1-9][0-9]*)\/([^/]+)$/.exec(id) ?? [];
  if (serverId === undefined || rest === undefined)
    throw new Error(`"${id}" is not an id of this type: write it as <serverId>/<${own}>.`);
  return [serverId, rest];
}
