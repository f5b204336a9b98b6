import type { Models, ServerClient } from "postmark";
import { webhookShape } from "../../binding.ts";
import { type Api, numericId } from "../api.ts";
import { unlessAbsent } from "../errors.ts";
import { fromApiNames, pickPresent, toApiNames } from "../field-names.ts";
import type { Live, ResourceKind } from "../resource-kind.ts";
import { createOnce, retrying } from "../retry.ts";
import { joinId, splitId } from "../server-scoped-id.ts";
import { isRecord, unwrap, type Values } from "../values.ts";

const off = { enabled: false };

/** An omitted trigger is off, an omitted content switch too. Sent as such, so that drift shows. */
const triggersOff: Values = {
  open: { ...off, postFirstOpenOnly: false },
  click: off,
  delivery: off,
  bounce: { ...off, includeContent: false },
  spamComplaint: { ...off, includeContent: false },
  subscriptionChange: off,
};

export const webhook: ResourceKind = {
  ...webhookShape,
  description: "A web address that Postmark calls on events of one message stream.",
  immutable: ["serverId", "messageStream"],
  complete: (inputs) => ({
    messageStream: "outbound",
    ...inputs,
    ...("triggers" in inputs ? { triggers: fullTriggers(unwrap(inputs.triggers)) } : {}),
  }),
  vendorChooses: [],
  // Header values are credentials as a rule.
  secretInputs: ["httpHeaders"],
  deleteBeforeReplace: false,

  check({ url, triggers }) {
    if (typeof url === "string" && !/^https?:$/.test(URL.parse(url)?.protocol ?? ""))
      return [{ property: "url", reason: "is not a web address; begin it with https://." }];
    if (
      isRecord(triggers) &&
      !Object.values(triggers).some((trigger) => isRecord(trigger) && trigger.enabled)
    )
      return [{ property: "triggers", reason: "enables nothing; enable one trigger or remove the webhook." }];
    return [];
  },

  async create(api, inputs) {
    const serverId = String(inputs.serverId);
    const client = await api.server(serverId);
    const stream = String(inputs.messageStream);
    const matches = () => findByAddress(api, client, stream, String(inputs.url));
    const created = await createOnce<Models.Webhook>(api.patience, {
      noun: `A webhook of stream "${stream}" on Postmark server ${serverId} with this url`,
      importHint: `Import it: pulumi import postmark:index:Webhook <name> ${serverId}/<webhookId>.`,
      find: matches,
      create: () => client.createWebhook({ ...edit(inputs), MessageStream: stream }),
      // Postmark accepts the same address twice, so a request that was answered too late leaves a twin.
      afterUncertainty: async (kept) => {
        const twins = (await matches()).filter(({ ID }) => ID !== kept.ID);
        await Promise.all(twins.map(({ ID }) => retrying(api.patience, () => client.deleteWebhook(ID))));
      },
    });
    return live(serverId, created);
  },

  async read(api, id) {
    const [serverId, webhookId] = splitId(id, "webhookId");
    return unlessAbsent(async () => {
      const client = await api.server(serverId);
      return live(serverId, await retrying(api.patience, () => client.getWebhook(numericId(webhookId))));
    });
  },

  async update(api, id, inputs) {
    const [serverId, webhookId] = splitId(id, "webhookId");
    const client = await api.server(serverId);
    const edited = await retrying(api.patience, () => client.editWebhook(numericId(webhookId), edit(inputs)));
    return live(serverId, edited);
  },

  async remove(api, id) {
    const [serverId, webhookId] = splitId(id, "webhookId");
    await unlessAbsent(async () => {
      const client = await api.server(serverId);
      await retrying(api.patience, () => client.deleteWebhook(numericId(webhookId)));
    });
  },
};

async function findByAddress(api: Api, client: ServerClient, stream: string, url: string) {
  const { Webhooks } = await retrying(api.patience, () => client.getWebhooks({ messageStream: stream }));
  return Webhooks.filter(({ Url, MessageStream }) => Url === url && MessageStream === stream);
}

/** An edit replaces what it names, so credentials that the program dropped are sent as nothing. */
function edit(inputs: Values): Models.UpdateWebhookRequest {
  const { url, httpAuth, httpHeaders } = inputs;
  const headers = isRecord(httpHeaders) ? Object.entries(httpHeaders) : [];
  return {
    Url: String(url),
    HttpAuth: toApiNames(httpAuth ?? { username: "", password: "" }) as Models.HttpAuth,
    HttpHeaders: headers.map(([Name, Value]) => ({ Name, Value: String(Value) })),
    Triggers: toApiNames(fullTriggers(inputs.triggers)) as Models.WebhookRequestTriggers,
  };
}

/** Every trigger in full, whatever part of it was declared. */
function fullTriggers(declared: unknown): unknown {
  if (!isRecord(declared)) return declared;
  return Object.fromEntries(
    Object.entries(triggersOff).map(([name, whenOmitted]) => {
      const own = declared[name];
      if (own === undefined || !isRecord(whenOmitted)) return [name, whenOmitted];
      return [name, isRecord(own) ? { ...whenOmitted, ...own } : own];
    }),
  );
}

function live(serverId: string, found: Models.Webhook): Live {
  const { HttpAuth: auth, HttpHeaders: headers, Triggers, MessageStream, Url } = found;
  const values = {
    serverId,
    url: Url,
    messageStream: MessageStream,
    httpAuth: auth?.Username ? { username: auth.Username, password: auth.Password } : undefined,
    httpHeaders: headers?.length
      ? Object.fromEntries(headers.map(({ Name, Value }) => [Name, Value]))
      : undefined,
    triggers: fullTriggers(fromApiNames(Triggers)),
  };
  return { id: joinId(serverId, found.ID), values: pickPresent(values, Object.keys(values)) };
}
