import { types } from "../../../providers/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { leadsToPostmark } from "../dns-records.ts";

export const mailDomainReturnsToPostmark = defineRule({
  id: "mail-domain-returns-to-postmark",
  severity: "medium",
  clauses: ["email-content-not-kept"],
  description: "Bounced mail, which repeats its content, returns to Postmark and to no mailbox.",
  remediation: "Set returnPathDomain and declare the CNAME record of that name.",
  subjects: { types: [types.postmark.domain], atLeast: 1 },
  messages: {
    unset: "returnPathDomain is {actual}.",
    unpublished: "no CNAME record publishes {domain}.",
  },
  checkInStack(domain, stack, violated) {
    const name = domain.read("returnPathDomain");
    if (name.value === undefined) return violated("unset", { actual: name });
    const published = stack
      .ofType(types.cloudflare.dnsRecord)
      .some((record) => record.read("type").value === "CNAME" && leadsToPostmark(record, domain.resource));
    if (!published) violated("unpublished", { domain: name });
  },
});
