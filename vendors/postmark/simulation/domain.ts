import type { Behaviour } from "../../simulation/behaviour.ts";
import { textAt } from "../../simulation/json.ts";
import { madeUp } from "../../simulation/token.ts";
import { types } from "../../types.ts";

/** A sending domain gives the DNS records that prove it; the sandbox's DNS proves nothing, so it stays unverified. */
export const domain: Behaviour = {
  type: types.postmark.domain,
  identity: ["name"],
  replaceOn: ["name"],
  id: (_inputs, vendor) => String(5000 + vendor.next("postmark-domain")),
  computed: (inputs) => ({
    dkimHost: `sandbox._domainkey.${textAt(inputs, "name")}`,
    dkimTextValue: `k=rsa;p=${madeUp("sandbox", 40)}`,
    dkimVerified: false,
    returnPathDomainCnameValue: "pm.mtasv.net",
    returnPathDomainVerified: false,
  }),
};

export const webhook: Behaviour = {
  type: types.postmark.webhook,
  replaceOn: ["serverId", "messageStream"],
  id: (inputs, vendor) => `${textAt(inputs, "serverId")}/${7000 + vendor.next("postmark-webhook")}`,
};
