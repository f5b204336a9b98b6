import { isUnder } from "../../../register/hosts.ts";
import { types } from "../../../vendors/types.ts";
import { hostName, recordName, recordType } from "../../kernel/dns-record.ts";
import { oncePerStack } from "../../kernel/once-per-stack.ts";
import { defineRule } from "../../kernel/rule.ts";
import { leadsToPostmark } from "../dns-records.ts";

const aliases = oncePerStack((stack) => {
  const records = stack.ofType(types.cloudflare.dnsRecord).filter((record) => recordType(record) === "CNAME");
  return Map.groupBy(records, recordName);
});

export const mailDomainReturnsToPostmark = defineRule({
  id: "mail-domain-returns-to-postmark",
  severity: "medium",
  clauses: ["email-content-not-kept"],
  description: "Bounced mail, which repeats its content, returns to Postmark and to no mailbox.",
  remediation: "Set returnPathDomain and declare the CNAME record of that name.",
  subjects: { types: [types.postmark.domain], atLeast: 1 },
  messages: {
    unset: "returnPathDomain is {actual}.",
    foreign: "returnPathDomain is {actual}, which is not under {domain}.",
    unpublished: "no CNAME record publishes {domain}.",
  },
  checkInStack(domain, stack, violated) {
    const name = domain.read("returnPathDomain");
    if (name.value === undefined) return violated("unset", { actual: name });
    const wanted = hostName(String(name.value));
    const sender = domain.read("name");
    if (!isUnder(String(name.value), String(sender.value)))
      violated("foreign", { actual: name, domain: sender });
    const named = aliases(stack).get(wanted) ?? [];
    if (!named.some((record) => leadsToPostmark(record, domain.resource)))
      violated("unpublished", { domain: name });
  },
});
