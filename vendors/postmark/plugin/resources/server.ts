import type { Models } from "postmark";
import { serverShape } from "../../shapes.ts";
import { about, ofId } from "../answers.ts";
import { type Api, numericId } from "../api.ts";
import { isDeletionRefused, unlessAbsent } from "../errors.ts";
import { fromApiNames, pickPresent, toApiNames } from "../field-names.ts";
import { everyRow, pageSize } from "../pages.ts";
import type { Failure, Live, ResourceKind } from "../resource-kind.ts";
import type { Values } from "../values.ts";

const colors = ["purple", "blue", "turquoise", "green", "red", "yellow", "grey", "orange"];
const hooks = ["inboundHookUrl", "bounceHookUrl", "openHookUrl", "deliveryHookUrl", "clickHookUrl"];
/** Texts that an edit clears with "". */
const clearable = [...hooks, "inboundDomain"];

/** As Postmark itself sets up a new server, where that is documented (register/vendors/postmark.yaml). */
const whenOmitted: Values = {
  deliveryType: "Live",
  rawEmailEnabled: false,
  trackOpens: false,
  trackLinks: "None",
  includeBounceContentInHook: false,
};

export const server: ResourceKind = {
  ...serverShape,
  description: "A Postmark server: the tokens, streams and tracking settings of one sender of mail.",
  immutable: ["deliveryType"],
  complete: (inputs) => ({ ...whenOmitted, ...inputs }),
  vendorChooses: [
    "color",
    "inboundSpamThreshold",
    "smtpApiActivated",
    "enableSmtpApiErrorHooks",
    "postFirstOpenOnly",
  ],
  secretInputs: [],
  // Names are unique in an account, so the new server cannot be made beside the old one.
  deleteBeforeReplace: true,

  check(inputs) {
    const { color, inboundSpamThreshold: threshold } = inputs;
    const failures: Failure[] = [];
    if (typeof color === "string" && !colors.includes(color))
      failures.push({ property: "color", reason: `is not accepted; set it to one of ${colors.join(", ")}.` });
    if (typeof threshold === "number" && !(Number.isInteger(threshold) && threshold >= 0 && threshold <= 30))
      failures.push({
        property: "inboundSpamThreshold",
        reason: "is not accepted; set it to a whole number from 0 to 30.",
      });
    for (const property of hooks)
      if (
        typeof inputs[property] === "string" &&
        !/^https?:$/.test(URL.parse(inputs[property])?.protocol ?? "")
      )
        failures.push({ property, reason: "is not a web address; begin it with https://." });
    return failures;
  },

  creation(api, inputs, mark) {
    const name = String(inputs.name);
    const marked = `${name} (unfinished ${mark})`;
    return {
      noun: `the server "${name}"`,
      marked: `the server "${marked}"`,
      importHint: "Import it (pulumi import postmark:index:Server <name> <id>) or choose another name.",
      find: async () =>
        (await serversLike(api, name))
          .filter(({ Name }) => Name === name || Name === marked)
          .map(({ ID, Name }) => ({ id: String(ID), isMarked: Name === marked })),
      create: async () => {
        const asked = toApiNames({ ...inputs, name: marked }) as Models.CreateServerRequest;
        const made = about(await api.account.createServer(asked), ({ Name }) => Name === marked);
        return String(made.ID);
      },
      remove: (id) => server.remove(api, id),
    };
  },

  read: (api, id) =>
    unlessAbsent(async () => live(api, ofId(id, await api.account.getServer(numericId(id))))),

  async update(api, id, inputs) {
    const { deliveryType: _fixed, ...mutable } = inputs;
    const cleared = Object.fromEntries(clearable.map((name) => [name, ""]));
    const edit = toApiNames({ ...cleared, ...mutable }) as Models.UpdateServerRequest;
    return live(api, ofId(id, await api.account.editServer(numericId(id), edit)));
  },

  async remove(api, id) {
    try {
      await unlessAbsent(() => api.account.deleteServer(numericId(id)));
    } catch (error) {
      if (!isDeletionRefused(error)) throw error;
      throw new Error(
        `Postmark does not let its API delete server ${id}: its support has to allow that for the account. ` +
          "Ask support, or delete the server in Postmark and run `pulumi refresh`, " +
          "or let Pulumi forget it with `pulumi state delete`.",
      );
    }
  },
};

/** The API filters by a part of the name. */
function serversLike(api: Api, name: string): Promise<readonly Models.Server[]> {
  return everyRow(async (offset) => {
    const page = await api.account.getServers({ name, count: pageSize, offset });
    return { rows: page.Servers, total: page.TotalCount };
  });
}

function live(api: Api, server: Models.Server): Live {
  const id = String(server.ID);
  const [apiToken] = server.ApiTokens;
  if (apiToken !== undefined) api.rememberServerToken(id, apiToken);
  const fields: Values = { ...fromApiNames(server), color: server.Color?.toLowerCase(), apiToken };
  return {
    id,
    values: pickPresent(fields, [...Object.keys(serverShape.inputs), ...Object.keys(serverShape.outputs)]),
  };
}
