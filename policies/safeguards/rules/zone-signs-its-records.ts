import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const zoneSignsItsRecords = defineRule({
  id: "zone-signs-its-records",
  severity: "high",
  clauses: ["transit-encryption"],
  description: "DNSSEC is active, so that nobody can send visitors to another server.",
  remediation: "Set status to active.",
  subjects: { types: [types.cloudflare.zoneDnssec], atLeast: 1 },
  messages: { inactive: 'status is {actual}; "active" is required.' },
  check(dnssec, violated) {
    const actual = dnssec.read("status");
    if (actual.value !== "active") violated("inactive", { actual });
  },
});
