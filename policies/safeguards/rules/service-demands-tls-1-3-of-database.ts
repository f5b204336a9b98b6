import { clause } from "../../../register/clauses.ts";
import { defineRule } from "../../kernel/rule.ts";
import { reachesDatabase, variableHolders } from "../environment.ts";

export const serviceDemandsTls13OfDatabase = defineRule({
  id: "service-demands-tls-1-3-of-database",
  severity: "critical",
  clauses: ["transit-encryption"],
  description:
    "Whatever reaches the database refuses TLS below the promised version; Neon itself would take 1.2.",
  remediation: "Set PGSSLMINPROTOCOLVERSION beside the other database variables, as a literal.",
  subjects: { types: variableHolders, where: reachesDatabase, atLeast: 1, called: "service with a database" },
  messages: { lower: 'PGSSLMINPROTOCOLVERSION is {actual}; the register declares "{declared}".' },
  check(service, violated) {
    const declared = `TLSv${clause("transit-encryption").requires.minTlsVersion}`;
    const actual = service.read("envVars.PGSSLMINPROTOCOLVERSION.value");
    if (actual.value !== declared) violated("lower", { actual, declared });
  },
});
