import { Models, type ServerClient } from "postmark";
import { messageStreamShape } from "../../binding.ts";
import type { Api } from "../api.ts";
import { textOf } from "../check.ts";
import { isDefaultStream, unlessAbsent } from "../errors.ts";
import { pickPresent } from "../field-names.ts";
import type { Live, ResourceKind } from "../resource-kind.ts";
import { createOnce, retrying } from "../retry.ts";
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

  async create(api, inputs) {
    const serverId = String(inputs.serverId);
    const streamId = String(inputs.streamId);
    const client = await api.server(serverId);
    const archived = await findArchived(api, client, streamId);
    if (archived) return restore(api, client, archived, inputs);
    const created = await createOnce<Models.MessageStream>(api.patience, {
      noun: `The stream "${streamId}" of Postmark server ${serverId}`,
      importHint:
        "Every server begins with outbound, inbound and broadcast. Import it " +
        `(pulumi import postmark:index:MessageStream <name> ${joinId(serverId, streamId)}) or choose another streamId.`,
      find: async () => (await streams(api, client)).filter(({ ID }) => ID === streamId),
      create: () =>
        client.createMessageStream({
          ID: streamId,
          MessageStreamType: String(inputs.messageStreamType),
          ...edit(inputs),
        }),
    });
    return live(serverId, created);
  },

  async read(api, id) {
    const [serverId, streamId] = splitId(id, "streamId");
    return unlessAbsent(async () => {
      const client = await api.server(serverId);
      const stream = await retrying(api.patience, () => client.getMessageStream(streamId));
      return stream.ArchivedAt ? undefined : live(serverId, stream);
    });
  },

  async update(api, id, inputs) {
    const [serverId, streamId] = splitId(id, "streamId");
    const client = await api.server(serverId);
    return live(
      serverId,
      await retrying(api.patience, () => client.editMessageStream(streamId, edit(inputs))),
    );
  },

  async remove(api, id) {
    const [serverId, streamId] = splitId(id, "streamId");
    try {
      await unlessAbsent(async () => {
        const client = await api.server(serverId);
        const stream = await retrying(api.patience, () => client.getMessageStream(streamId));
        if (!stream.ArchivedAt) await retrying(api.patience, () => client.archiveMessageStream(streamId));
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

async function streams(
  api: Api,
  client: ServerClient,
  filter: Models.MessageStreamsFilteringParameters = {},
): Promise<readonly Models.MessageStream[]> {
  return (await retrying(api.patience, () => client.getMessageStreams(filter))).MessageStreams;
}

async function findArchived(api: Api, client: ServerClient, streamId: string) {
  const all = await streams(api, client, { includeArchivedStreams: true });
  return all.find(({ ID, ArchivedAt }) => ID === streamId && ArchivedAt);
}

/** The id of an archived stream is taken until the purge: the stream comes back as declared instead. */
async function restore(
  api: Api,
  client: ServerClient,
  archived: Models.MessageStream,
  inputs: Values,
): Promise<Live> {
  const { ID, MessageStreamType } = archived;
  if (MessageStreamType !== inputs.messageStreamType)
    throw new Error(
      `The stream id "${ID}" belongs to an archived ${MessageStreamType} stream until Postmark purges it` +
        `${archived.ExpectedPurgeDate ? ` on ${archived.ExpectedPurgeDate.slice(0, 10)}` : ""}. ` +
        "Choose another streamId.",
    );
  await retrying(api.patience, () => client.unarchiveMessageStream(ID));
  const edited = await retrying(api.patience, () => client.editMessageStream(ID, edit(inputs)));
  return live(String(inputs.serverId), edited);
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
