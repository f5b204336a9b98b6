import type { Models } from "postmark";
import { domainShape } from "../../shapes.ts";
import { signingKey } from "../../signing-key.ts";
import { about, ofId } from "../answers.ts";
import { type Api, numericId } from "../api.ts";
import { unlessAbsent } from "../errors.ts";
import { pickPresent } from "../field-names.ts";
import { everyRow, pageSize } from "../pages.ts";
import type { Failure, Live, ResourceKind } from "../resource-kind.ts";

const hostName =
  /^(?!.*\.\.)(?=.{4,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/;

export const domain: ResourceKind = {
  ...domainShape,
  description: "A domain that Postmark may send from. Its outputs are the DNS records that prove it.",
  immutable: ["name"],
  complete: (inputs) => inputs,
  vendorChooses: [],
  secretInputs: [],
  deleteBeforeReplace: false,

  check({ name, returnPathDomain }) {
    const failures: Failure[] = [];
    if (typeof name === "string" && !hostName.test(name))
      failures.push({ property: "name", reason: "is not a domain; write it in lower case, as example.com." });
    if (
      typeof returnPathDomain === "string" &&
      typeof name === "string" &&
      !(hostName.test(returnPathDomain) && returnPathDomain.endsWith(`.${name}`))
    )
      failures.push({
        property: "returnPathDomain",
        reason: "is not below the domain; write it in lower case, as pm-bounces.example.com for example.com.",
      });
    return failures;
  },

  creation(api, inputs, mark) {
    const name = String(inputs.name);
    const returnPath = `unfinished-${mark}.${name}`;
    return {
      noun: `the domain "${name}"`,
      marked: `the domain "${name}" with the return path "${returnPath}"`,
      importHint: "Import it: pulumi import postmark:index:Domain <name> <id>.",
      find: async () => {
        const found = (await domains(api)).filter(({ Name }) => Name === name);
        return Promise.all(
          found.map(async ({ ID }) => {
            const { ReturnPathDomain } = await api.account.getDomain(ID);
            return { id: String(ID), isMarked: ReturnPathDomain === returnPath };
          }),
        );
      },
      create: async () => {
        const made = await api.account.createDomain({ Name: name, ReturnPathDomain: returnPath });
        return String(
          about(made, (answer) => answer.Name === name && answer.ReturnPathDomain === returnPath).ID,
        );
      },
      remove: (id) => domain.remove(api, id),
    };
  },

  read: (api, id) =>
    unlessAbsent(async () => {
      const details = ofId(id, await api.account.getDomain(numericId(id)));
      return live(await lookAtDns(api, details));
    }),

  async update(api, id, inputs) {
    const edit = { ReturnPathDomain: String(inputs.returnPathDomain ?? "") };
    return live(ofId(id, await api.account.editDomain(numericId(id), edit)));
  },

  async remove(api, id) {
    await unlessAbsent(() => api.account.deleteDomain(numericId(id)));
  },
};

function domains(api: Api): Promise<readonly Models.Domain[]> {
  return everyRow(async (offset) => {
    const page = await api.account.getDomains({ count: pageSize, offset });
    return { rows: page.Domains, total: page.TotalCount };
  });
}

/**
 * The DNS records come after the domain, so nobody has told Postmark to look at them when `create` ends.
 * Each read asks it to look while something is unproven; an answer of no is no failure of the read.
 */
async function lookAtDns(api: Api, details: Models.DomainDetails): Promise<Models.DomainDetails> {
  let latest = details;
  if (!latest.DKIMVerified || latest.DKIMPendingHost)
    latest = (await verdict(() => api.account.verifyDomainDKIM(details.ID))) ?? latest;
  if (latest.ReturnPathDomain && !latest.ReturnPathDomainVerified)
    latest = (await verdict(() => api.account.verifyDomainReturnPath(details.ID))) ?? latest;
  return latest;
}

async function verdict(ask: () => Promise<Models.DomainDetails>): Promise<Models.DomainDetails | undefined> {
  try {
    return await ask();
  } catch {
    return undefined;
  }
}

function live(details: Models.DomainDetails): Live {
  const key = signingKey(details);
  const values = {
    name: details.Name,
    returnPathDomain: details.ReturnPathDomain,
    dkimHost: key.host,
    dkimTextValue: key.text,
    dkimVerified: details.DKIMVerified,
    returnPathDomainCnameValue: details.ReturnPathDomainCNAMEValue,
    returnPathDomainVerified: details.ReturnPathDomainVerified,
  };
  return { id: String(details.ID), values: pickPresent(values, Object.keys(values)) };
}
