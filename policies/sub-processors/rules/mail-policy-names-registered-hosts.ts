import { ownerOfHost } from "../../../register/hosts.ts";
import { types } from "../../../vendors/types.ts";
import { recordContent, recordType } from "../../kernel/dns-record.ts";
import { defineRule } from "../../kernel/rule.ts";
import { partiesOf } from "../mail-policy.ts";

export const mailPolicyNamesRegisteredHosts = defineRule({
  id: "mail-policy-names-registered-hosts",
  severity: "high",
  clauses: ["sub-processor-list"],
  description: "Only registered sub-processors may send KAITALK's e-mail or receive reports about it.",
  remediation: "Remove the sender or the report address from the SPF, DMARC or TLS-RPT record.",
  subjects: { types: [types.cloudflare.dnsRecord], atLeast: 1 },
  messages: {
    stranger: 'The {policy} record names "{host}", which is on no list.',
    anyone: 'The {policy} record has "{term}", which does not say who may send.',
  },
  check(record, violated) {
    if (recordType(record) !== "TXT" || record.isUnknown("content")) return;
    for (const { policy, host, term } of partiesOf(recordContent(record)))
      if (host === undefined) violated("anyone", { policy, term });
      else if (!ownerOfHost(host)) violated("stranger", { policy, host });
  },
});
