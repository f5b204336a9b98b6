import type { Models } from "postmark";
import { domainShape } from "../../binding.ts";
import { type Api, numericId } from "../api.ts";
import { unlessAbsent } from "../errors.ts";
import { pickPresent } from "../field-names.ts";
import type { Failure, Live, ResourceKind } from "../resource-kind.ts";
import { createOnce, retrying } from "../retry.ts";

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

  async create(api, inputs) {
    const name = String(inputs.name);
    const created = await createOnce<Models.DomainDetails>(api.patience, {
      noun: `The Postmark domain "${name}"`,
      importHint: "Import it: pulumi import postmark:index:Domain <name> <id>.",
      find: () => findByName(api, name),
      create: () => api.account.createDomain({ Name: name, ...returnPath(inputs.returnPathDomain) }),
    });
    return live(created);
  },

  read: (api, id) =>
    unlessAbsent(async () => {
      const details = await retrying(api.patience, () => api.account.getDomain(numericId(id)));
      return live(await lookAtDns(api, details));
    }),

  async update(api, id, inputs) {
    const edit = { ReturnPathDomain: String(inputs.returnPathDomain ?? "") };
    return live(await retrying(api.patience, () => api.account.editDomain(numericId(id), edit)));
  },

  async remove(api, id) {
    await unlessAbsent(() => retrying(api.patience, () => api.account.deleteDomain(numericId(id))));
  },
};

function returnPath(returnPathDomain: unknown) {
  return typeof returnPathDomain === "string" ? { ReturnPathDomain: returnPathDomain } : {};
}

async function findByName(api: Api, name: string): Promise<readonly Models.DomainDetails[]> {
  const pageSize = 500;
  for (let offset = 0; ; offset += pageSize) {
    const page = await retrying(api.patience, () => api.account.getDomains({ count: pageSize, offset }));
    const found = page.Domains.find(({ Name }) => Name === name);
    if (found) return [await retrying(api.patience, () => api.account.getDomain(found.ID))];
    if (offset + pageSize >= page.TotalCount) return [];
  }
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
  const pending = details.DKIMPendingHost !== "";
  const values = {
    name: details.Name,
    returnPathDomain: details.ReturnPathDomain,
    dkimHost: pending ? details.DKIMPendingHost : details.DKIMHost,
    dkimTextValue: pending ? details.DKIMPendingTextValue : details.DKIMTextValue,
    dkimVerified: details.DKIMVerified,
    returnPathDomainCnameValue: details.ReturnPathDomainCNAMEValue,
    returnPathDomainVerified: details.ReturnPathDomainVerified,
  };
  return { id: String(details.ID), values: pickPresent(values, Object.keys(values)) };
}
