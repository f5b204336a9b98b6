import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { reachesDatabase, variableHolders } from "../environment.ts";
import { nodeOptionsOf, refusingOptions } from "../tls-clients.ts";

export const serviceDemandsTls13OfDatabase = defineRule({
  id: "service-demands-tls-1-3-of-database",
  severity: "critical",
  clauses: ["transit-encryption"],
  description:
    "Whatever serves people and reaches the database refuses TLS below the promised version; Neon itself would take 1.2.",
  remediation:
    "Set NODE_OPTIONS beside the database variables, as a literal; node-postgres obeys nothing else.",
  subjects: {
    types: variableHolders.filter((type) => type !== types.render.cronJob),
    where: reachesDatabase,
    atLeast: 1,
    called: "service with a database",
  },
  messages: { lower: 'NODE_OPTIONS is {actual}; only "{declared}" refuses an older TLS.' },
  check(service, violated) {
    const actual = nodeOptionsOf(service);
    const declared = refusingOptions();
    if (actual.value !== declared) violated("lower", { actual, declared });
  },
});
