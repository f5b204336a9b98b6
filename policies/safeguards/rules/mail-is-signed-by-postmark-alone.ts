import { types } from "../../../vendors/types.ts";
import { recordName } from "../../kernel/dns-record.ts";
import { defineRule } from "../../kernel/rule.ts";
import { takesFromType } from "../links.ts";

export const mailIsSignedByPostmarkAlone = defineRule({
  id: "mail-is-signed-by-postmark-alone",
  severity: "high",
  clauses: ["sub-processor-list", "secrets-protected"],
  description: "The only key that signs KAITALK's mail is the one that its Postmark domain made.",
  remediation: "Remove the record, or take its name and content from the stack's Postmark domain.",
  subjects: {
    types: [types.cloudflare.dnsRecord],
    where: (record) =>
      takesFromType(record, "name", types.postmark.domain) ||
      /(^|\.)_domainkey(\.|$)/.test(recordName(record)),
    atLeast: 1,
    called: "record of a key that signs mail",
  },
  messages: { foreign: "{property} comes from no Postmark domain of this stack, so someone else can sign." },
  checkInStack(record, _stack, violated) {
    for (const property of ["name", "content"])
      if (!takesFromType(record, property, types.postmark.domain)) violated("foreign", { property });
  },
});
