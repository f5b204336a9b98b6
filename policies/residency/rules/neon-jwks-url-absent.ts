import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const neonJwksUrlAbsent = defineRule({
  id: "neon-jwks-url-absent",
  severity: "critical",
  clauses: ["neon-region", "storage-encryption", "sub-processor-list"],
  description: "No issuer of tokens can open the database over the web, past the application.",
  remediation: "Remove the resource; the application alone reads the database.",
  subjects: { types: [types.neon.jwksUrl], absent: true },
  messages: { opens: "Whoever issues tokens at jwksUrl decides who reads rows over Neon's Data API." },
  check: (_, violated) => violated("opens"),
});
