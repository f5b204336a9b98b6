import { types } from "../../../vendors/types.ts";
import { recordType } from "../../kernel/dns-record.ts";
import { defineRule } from "../../kernel/rule.ts";
import { leadsToRender } from "../dns-records.ts";

const address = new Set(["A", "AAAA", "CNAME"]);

export const dnsSendsVisitorsThroughCloudflare = defineRule({
  id: "dns-sends-visitors-through-cloudflare",
  severity: "critical",
  clauses: ["transit-encryption", "raw-ip-not-stored"],
  description: "A name that points at the application is proxied, so that the zone's guards hold for it.",
  remediation: "Set proxied to true.",
  subjects: {
    types: [types.cloudflare.dnsRecord],
    where: (record) => address.has(recordType(record)) && leadsToRender(record),
  },
  messages: { direct: "proxied is {actual}; the record points at the application on Render." },
  checkInStack(record, _stack, violated) {
    const actual = record.read("proxied");
    if (actual.value !== true) violated("direct", { actual });
  },
});
