import type { Models, ServerClient } from "postmark";
import { webhookShape } from "../../shapes.ts";
import { about, ofId } from "../answers.ts";
import { numericId } from "../api.ts";
import { unlessAbsent } from "../errors.ts";
import { fromApiNames, pickPresent, toApiNames } from "../field-names.ts";
import { everyRow, pageSize } from "../pages.ts";
import type { Live, ResourceKind } from "../resource-kind.ts";
import { joinId, splitId } from "../server-scoped-id.ts";
import { isRecord, unwrap, type Values } from "../values.ts";

const markHeader = "X-Unfinished";

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

  async creation(api, inputs, mark) {
    const serverId = String(inputs.serverId);
    const client = await api.server(serverId);
    const stream = String(inputs.messageStream);
    const header = { Name: markHeader, Value: mark };
    const isMarked = ({ HttpHeaders = [] }: Pick<Models.Webhook, "HttpHeaders">) =>
      HttpHeaders.some(({ Name, Value }) => Name === markHeader && Value === mark);
    return {
      noun: `a webhook of stream "${stream}" on server ${serverId} with this url`,
      marked: `the webhook of this url with the header ${header.Name}: ${header.Value}`,
      importHint: `Import it: pulumi import postmark:index:Webhook <name> ${serverId}/<webhookId>.`,
      find: async () =>
        (await webhooks(client, stream))
          .filter(({ Url, MessageStream }) => Url === inputs.url && MessageStream === stream)
          .map(({ ID, HttpHeaders = [] }) => ({
            id: joinId(serverId, ID),
            isMarked: isMarked({ HttpHeaders }),
          })),
      create: async () => {
        const asked = edit(inputs);
        const made = await client.createWebhook({
          ...asked,
          HttpHeaders: [...(asked.HttpHeaders ?? []), header],
          MessageStream: stream,
        });
        return joinId(serverId, about(made, (answer) => answer.Url === inputs.url && isMarked(answer)).ID);
      },
      remove: (id) => webhook.remove(api, id),
    };
  },

  async read(api, id) {
    const [serverId, webhookId] = splitId(id, "webhookId");
    return unlessAbsent(async () => {
      const client = await api.server(serverId);
      return live(serverId, ofId(webhookId, await client.getWebhook(numericId(webhookId))));
    });
  },

  async update(api, id, inputs) {
    const [serverId, webhookId] = splitId(id, "webhookId");
    const client = await api.server(serverId);
    const edited = await client.editWebhook(numericId(webhookId), edit(inputs));
    return live(serverId, ofId(webhookId, edited));
  },

  async remove(api, id) {
    const [serverId, webhookId] = splitId(id, "webhookId");
    await unlessAbsent(async () => {
      const client = await api.server(serverId);
      await client.deleteWebhook(numericId(webhookId));
    });
  },
};

function webhooks(client: ServerClient, messageStream: string): Promise<readonly Models.Webhook[]> {
  // The API documents no pages here; one is asked for only where the answer counts more than it holds.
  return everyRow(async (offset) => {
    const filter = { messageStream, ...(offset > 0 && { count: pageSize, offset }) };
    const page: Models.Webhooks & { readonly TotalCount?: number } = await client.getWebhooks(filter);
    return { rows: page.Webhooks, total: page.TotalCount };
  });
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
