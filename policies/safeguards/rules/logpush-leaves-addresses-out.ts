import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

/** Addresses of our own servers and of Cloudflare's, which are nobody's personal data. */
const ownServers = new Set(["OriginIP", "EdgeServerIP", "ServerIP"]);
const carriesAddress = /IPs?$|^(Cookies|RequestHeaders|ResponseHeaders)$/;

export const logpushLeavesAddressesOut = defineRule({
  id: "logpush-leaves-addresses-out",
  severity: "critical",
  clauses: ["raw-ip-not-stored", "minimal-collection"],
  description: "A log job names its fields, and none of them carries a visitor's address.",
  remediation: "List the needed fields in outputOptions.fieldNames, without addresses, cookies and headers.",
  subjects: { types: [types.cloudflare.logpushJob] },
  messages: {
    unnamed: "outputOptions.fieldNames names no field, so Cloudflare chooses them.",
    address: "outputOptions.fieldNames holds {field}.",
    deprecated: "logpullOptions is declared; it names fields in a form that is no longer kept.",
  },
  check(job, violated) {
    if (job.declares("logpullOptions")) violated("deprecated");
    const fields = job.values("outputOptions.fieldNames") ?? [];
    if (fields.length === 0) violated("unnamed");
    for (const field of fields.map(String))
      if (carriesAddress.test(field) && !ownServers.has(field)) violated("address", { field });
  },
});
