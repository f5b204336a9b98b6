import { types } from "../../../vendors/types.ts";
import { recordType } from "../../kernel/dns-record.ts";
import { defineRule } from "../../kernel/rule.ts";
import { takesFrom } from "../links.ts";

export const mailDomainPublishesDkimKey = defineRule({
  id: "mail-domain-publishes-dkim-key",
  severity: "high",
  clauses: ["secrets-protected"],
  description:
    "Mail of the domain is signed, so that nobody can forge a message that carries a sign-in link.",
  remediation: "Declare a TXT record with the domain's dkimHost and dkimTextValue.",
  subjects: { types: [types.postmark.domain], atLeast: 1 },
  messages: { unsigned: "no TXT record publishes the DKIM key of {domain}." },
  checkInStack(domain, stack, violated) {
    const published = stack
      .ofType(types.cloudflare.dnsRecord)
      .filter((record) => recordType(record) === "TXT")
      .some((record) => ["name", "content"].every((part) => takesFrom(record, part, domain.resource)));
    if (!published) violated("unsigned", { domain: domain.read("name") });
  },
});
