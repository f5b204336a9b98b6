import { types } from "../../../vendors/types.ts";
import { recordType } from "../../kernel/dns-record.ts";
import { oncePerStack } from "../../kernel/once-per-stack.ts";
import { defineRule } from "../../kernel/rule.ts";

/** What both halves of a TXT record take their values from. */
const signed = oncePerStack((stack) => {
  const records = stack.ofType(types.cloudflare.dnsRecord).filter((record) => recordType(record) === "TXT");
  return new Set(
    records.flatMap(({ resource: { propertyDependencies: from } }) =>
      (from.name ?? []).filter((urn) => from.content?.includes(urn)),
    ),
  );
});

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
    if (!signed(stack).has(domain.resource.urn)) violated("unsigned", { domain: domain.read("name") });
  },
});
