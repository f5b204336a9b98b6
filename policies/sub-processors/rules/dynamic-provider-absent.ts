import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const dynamicProviderAbsent = defineRule({
  id: "dynamic-provider-absent",
  severity: "critical",
  clauses: ["sub-processor-list"],
  description: "No resource is made by code that the program carries with it.",
  remediation: "Use the vendor's provider, or a plugin of this repository whose package is registered.",
  subjects: { types: [types.engine.dynamicResource], absent: true },
  messages: { dynamic: "A dynamic provider can reach any host, and its type does not tell which." },
  check: (_, violated) => violated("dynamic"),
});
