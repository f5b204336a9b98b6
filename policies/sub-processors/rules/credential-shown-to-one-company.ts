import { defineRule } from "../../kernel/rule.ts";

export const credentialShownToOneCompany = defineRule({
  id: "credential-shown-to-one-company",
  severity: "critical",
  clauses: ["secrets-protected"],
  description: "No company is called with the key of another.",
  remediation:
    "Take the value of the configuration that is that company's own key, and replace the key that another was shown.",
  subjects: { types: "every", atLeast: 1 },
  hiddenFromEngine: true,
  messages: { misplaced: "{path} is the key of another company in the configuration." },
  check({ resource: { misplacedCredentials = [] } }, violated) {
    for (const path of misplacedCredentials) violated("misplaced", { path });
  },
});
