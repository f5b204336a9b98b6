import { types } from "../../../providers/types.ts";
import { ownerOfHost } from "../../../register/hosts.ts";
import { UNKNOWN } from "../../kernel/resource.ts";
import { defineRule } from "../../kernel/rule.ts";

export const mailPolicyNamesRegisteredHosts = defineRule({
  id: "mail-policy-names-registered-hosts",
  severity: "high",
  clauses: ["sub-processor-list"],
  description: "Only registered sub-processors may send KAITALK's e-mail or receive reports about it.",
  remediation: "Remove the sender or the report address from the SPF or DMARC record.",
  subjects: { types: [types.cloudflare.dnsRecord], atLeast: 1 },
  messages: { stranger: 'The {policy} record names "{host}", which is on no list.' },
  check(record, violated) {
    if (record.read("type").value !== "TXT" || record.properties.content === UNKNOWN) return;
    const text = String(record.read("content").value ?? "");
    const [policy] = /v=(spf1|DMARC1)/i.exec(text) ?? [];
    if (!policy) return;
    const named =
      /\b(?:include|redirect|a|mx|exists)[:=]([a-z0-9._-]+\.[a-z]+)|mailto:[^@,;\s]+@([a-z0-9.-]+)/gi;
    for (const [, sender, report] of text.matchAll(named)) {
      const host = (sender ?? report ?? "").toLowerCase();
      if (!ownerOfHost(host)) violated("stranger", { policy: policy.slice(2), host });
    }
  },
});
