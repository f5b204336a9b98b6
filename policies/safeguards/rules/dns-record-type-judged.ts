import { types } from "../../../vendors/types.ts";
import { recordType } from "../../kernel/dns-record.ts";
import { defineRule } from "../../kernel/rule.ts";

/** Cloudflare itself publishes HTTPS records for proxied names; those that are declared lead past the proxy. */
const judged = new Set(["A", "AAAA", "CAA", "CNAME", "MX", "TXT"]);

export const dnsRecordTypeJudged = defineRule({
  id: "dns-record-type-judged",
  severity: "high",
  clauses: ["transit-encryption", "raw-ip-not-stored", "sub-processor-list"],
  description:
    "Every DNS record is of a type that the rules read, so that none leads around the zone's guards.",
  remediation: "Use a proxied CNAME, and declare what another zone would answer in this one.",
  subjects: { types: [types.cloudflare.dnsRecord], atLeast: 1 },
  messages: { unread: "type is {type}, which can lead visitors or mail past what the zone guards." },
  check(record, violated) {
    const type = recordType(record);
    if (!judged.has(type)) violated("unread", { type });
  },
});
