import { Models, type ServerClient } from "postmark";
import { messageStreamShape } from "../../shapes.ts";
import { textOf } from "../check.ts";
import { isDefaultStream, unlessAbsent } from "../errors.ts";
import { pickPresent } from "../field-names.ts";
import { everyRow, pageSize } from "../pages.ts";
import type { Live, ResourceKind } from "../resource-kind.ts";
import { joinId, splitId } from "../server-scoped-id.ts";
import type { Values } from "../values.ts";

export const messageStream: ResourceKind = {
  ...messageStreamShape,
  description:
    "A message stream of a Postmark server. Removing one archives it; Postmark purges it 45 days later.",
  immutable: ["serverId", "streamId", "messageStreamType"],
  complete: (inputs) => inputs,
  vendorChooses: ["unsubscribeHandlingType"],
  secretInputs: [],
  deleteBeforeReplace: false,

  check(inputs, olds) {
    const { streamId, messageStreamType } = inputs;
    if (typeof streamId === "string" && !/^[a-zA-Z][a-zA-Z0-9_-]{0,29}$/.test(streamId))
      return [
        {
          property: "streamId",
          reason: "is not accepted; begin it with a letter and use at most 30 letters, digits, - and _.",
        },
      ];
    // An archived stream keeps its id until it is purged, so a replacement needs an id of its own.
    if (streamId === olds.streamId && differs(messageStreamType, olds.messageStreamType))
      return [
        {
          property: "messageStreamType",
          reason: 'cannot change under the same "streamId"; set a new "streamId" in the same change.',
        },
      ];
    return [];
  },

  async creation(api, inputs, mark) {
    const serverId = String(inputs.serverId);
    const streamId = String(inputs.streamId);
    const client = await api.server(serverId);
    const id = joinId(serverId, streamId);
    const marked = `${inputs.name} (unfinished ${mark})`;
    const archived = await findArchived(client, streamId, inputs.messageStreamType);
    return {
      noun: `the stream "${streamId}" of server ${serverId}`,
      marked: `the stream "${streamId}" named "${marked}"`,
      importHint:
        "Every server begins with outbound, inbound and broadcast. Import it " +
        `(pulumi import postmark:index:MessageStream <name> ${id}) or choose another streamId.`,
      find: async () =>
        (await streams(client))
          .filter(({ ID }) => ID === streamId)
          .map(({ Name }) => ({ id, isMarked: Name === marked || archived })),
      create: async () => {
        // The id of an archived stream is taken until the purge: the stream comes back as declared instead.
        if (archived) await client.unarchiveMessageStream(streamId);
        else
          await client.createMessageStream({
            ...edit(inputs),
            ID: streamId,
            Name: marked,
            MessageStreamType: String(inputs.messageStreamType),
          });
        return id;
      },
      remove: () => messageStream.remove(api, id),
    };
  },

  async read(api, id) {
    const [serverId, streamId] = splitId(id, "streamId");
    return unlessAbsent(async () => {
      const client = await api.server(serverId);
      const stream = await client.getMessageStream(streamId);
      return stream.ArchivedAt ? undefined : live(serverId, stream);
    });
  },

  async update(api, id, inputs) {
    const [serverId, streamId] = splitId(id, "streamId");
    const client = await api.server(serverId);
    return live(serverId, await client.editMessageStream(streamId, edit(inputs)));
  },

  async remove(api, id) {
    const [serverId, streamId] = splitId(id, "streamId");
    try {
      await unlessAbsent(async () => {
        const client = await api.server(serverId);
        const stream = await client.getMessageStream(streamId);
        if (!stream.ArchivedAt) await client.archiveMessageStream(streamId);
      });
    } catch (error) {
      if (!isDefaultStream(error)) throw error;
      throw new Error(
        `Postmark keeps the default stream "${streamId}" of every server. ` +
          "Let Pulumi forget it with `pulumi state delete`.",
      );
    }
  },
};

function streams(
  client: ServerClient,
  filter: Models.MessageStreamsFilteringParameters = {},
): Promise<readonly Models.MessageStream[]> {
  // A server holds at most ten, which come at once; a page is asked for only where the answer counts more.
  return everyRow(async (offset) => {
    const page = await client.getMessageStreams({
      ...filter,
      ...(offset > 0 && { count: pageSize, offset }),
    });
    return { rows: page.MessageStreams, total: page.TotalCount };
  });
}

/** Throws where the id is taken by an archived stream of another type. */
async function findArchived(client: ServerClient, streamId: string, type: unknown): Promise<boolean> {
  const all = await streams(client, { includeArchivedStreams: true });
  const archived = all.find(({ ID, ArchivedAt }) => ID === streamId && ArchivedAt);
  if (!archived || archived.MessageStreamType === type) return archived !== undefined;
  throw new Error(
    `The stream id "${streamId}" belongs to an archived ${archived.MessageStreamType} stream until Postmark purges it` +
      `${archived.ExpectedPurgeDate ? ` on ${archived.ExpectedPurgeDate.slice(0, 10)}` : ""}. ` +
      "Choose another streamId.",
  );
}

function edit(inputs: Values) {
  const handling = textOf(inputs, "unsubscribeHandlingType");
  return {
    Name: String(inputs.name),
    Description: textOf(inputs, "description") ?? "",
    ...(handling === undefined
      ? {}
      : { SubscriptionManagementConfiguration: { UnsubscribeHandlingType: unsubscribeHandling(handling) } }),
  };
}

function unsubscribeHandling(text: string): Models.UnsubscribeHandlingTypes {
  const known = Object.values(Models.UnsubscribeHandlingTypes).find(
    (value) => value.toLowerCase() === text.toLowerCase(),
  );
  return known ?? Models.UnsubscribeHandlingTypes.None;
}

function live(serverId: string, stream: Models.MessageStream): Live {
  const values = {
    serverId,
    streamId: stream.ID,
    name: stream.Name,
    messageStreamType: stream.MessageStreamType,
    description: stream.Description,
    // Postmark's pages write both "none" and "None".
    unsubscribeHandlingType: unsubscribeHandling(
      stream.SubscriptionManagementConfiguration?.UnsubscribeHandlingType ?? "None",
    ),
  };
  return { id: joinId(serverId, stream.ID), values: pickPresent(values, Object.keys(values)) };
}

function differs(value: unknown, old: unknown): boolean {
  return value !== undefined && old !== undefined && value !== old;
}
