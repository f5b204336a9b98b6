import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const managedDomainIsOff = defineRule({
  id: "managed-domain-is-off",
  severity: "critical",
  clauses: ["minimal-collection"],
  description: "No bucket is public under r2.dev.",
  remediation: "Set enabled to false.",
  subjects: { types: [types.cloudflare.r2ManagedDomain] },
  messages: { open: "enabled is {actual}; false is required." },
  check(domain, violated) {
    const actual = domain.read("enabled");
    if (actual.value !== false) violated("open", { actual });
  },
});
