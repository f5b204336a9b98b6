import type { Behaviour } from "../../simulation/behaviour.ts";
import { madeUp } from "../../simulation/token.ts";
import { types } from "../../types.ts";

/** Postmark's support has to switch the deletion of servers on; until then every delete is refused. */
export const server: Behaviour = {
  type: types.postmark.server,
  identity: ["name"],
  replaceOn: ["deliveryType"],
  secret: ["apiToken", "apiTokens"],
  id: (_inputs, vendor) => String(1000 + vendor.next("postmark-server")),
  computed: (_inputs, id) => ({
    apiToken: madeUp("sandbox-postmark-", 32),
    serverLink: `https://account.postmarkapp.com/servers/${id}/streams`,
    inboundAddress: `sandbox-${id}@inbound.postmarkapp.com`,
  }),
  refuseDelete: ({ id }, vendor) =>
    vendor.granted("postmark-server-deletion")
      ? undefined
      : `Postmark deletes no server until its support has switched that on: server ${id}`,
};
