import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { reachesDatabase } from "../environment.ts";
import { nodeOptionsOf, refusingOptions } from "../tls-clients.ts";

export const cronJobDemandsTls13OfDatabase = defineRule({
  id: "cron-job-demands-tls-1-3-of-database",
  severity: "critical",
  clauses: ["transit-encryption"],
  description: "A job that reaches the database refuses TLS below the promised version.",
  remediation:
    "Set NODE_OPTIONS beside the database variables, as a literal; node-postgres obeys nothing else.",
  subjects: { types: [types.render.cronJob], where: reachesDatabase },
  messages: { lower: 'NODE_OPTIONS is {actual}; only "{declared}" refuses an older TLS.' },
  check(job, violated) {
    const actual = nodeOptionsOf(job);
    const declared = refusingOptions();
    if (actual.value !== declared) violated("lower", { actual, declared });
  },
});
