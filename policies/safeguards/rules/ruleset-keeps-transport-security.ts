import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const rulesetKeepsTransportSecurity = defineRule({
  id: "ruleset-keeps-transport-security",
  severity: "critical",
  clauses: ["transit-encryption"],
  description: "No configuration rule weakens the zone's transport security for some requests.",
  remediation: "Remove the parameter from the rule; the zone's own setting then holds.",
  subjects: { types: [types.cloudflare.ruleset] },
  messages: {
    ssl: 'ssl is {actual} in {path}; "strict" is required.',
    plain: "{path} turns the rewriting of plain links off.",
  },
  check(ruleset, violated) {
    for (const rule of ruleset.each("rules")) {
      const { path } = rule;
      const ssl = rule.read("actionParameters.ssl");
      if (ssl.value !== undefined && ssl.value !== "strict") violated("ssl", { actual: ssl, path });
      if (rule.read("actionParameters.automaticHttpsRewrites").value === false) violated("plain", { path });
    }
  },
});
