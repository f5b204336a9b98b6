import { clause } from "../../../register/clauses.ts";
import { defineRule } from "../../kernel/rule.ts";
import { reachesDatabase, variableHolders } from "../environment.ts";

export const serviceVerifiesDatabase = defineRule({
  id: "service-verifies-database",
  severity: "critical",
  clauses: ["transit-encryption"],
  description: "Whatever reaches the database verifies its certificate and host.",
  remediation: "Set PGSSLMODE to the promised mode beside the other database variables, as a literal.",
  subjects: { types: variableHolders, where: reachesDatabase, atLeast: 1, called: "service with a database" },
  messages: {
    lax: 'PGSSLMODE is {actual}; the register declares "{declared}".',
    roots: 'PGSSLROOTCERT is {actual}; leave it out or set "system", the authorities that everyone trusts.',
    blind: "NODE_TLS_REJECT_UNAUTHORIZED is {actual}, so Node may verify nobody; leave it out.",
  },
  check(service, violated) {
    const declared = clause("transit-encryption").requires.databaseSslMode;
    const actual = service.read("envVars.PGSSLMODE.value");
    if (actual.value !== declared) violated("lax", { actual, declared });
    const roots = service.read("envVars.PGSSLROOTCERT.value");
    if (roots.origin === "declared" && roots.value !== "system") violated("roots", { actual: roots });
    const node = service.read("envVars.NODE_TLS_REJECT_UNAUTHORIZED.value");
    if (node.origin === "declared") violated("blind", { actual: node });
  },
});
