import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const neonLogicalReplicationOff = defineRule({
  id: "neon-logical-replication-off",
  severity: "critical",
  clauses: ["neon-region"],
  description: "No change to a row can be streamed out of the database.",
  remediation: 'Set enableLogicalReplication to "no". Once on, it can never be turned off again.',
  subjects: { types: [types.neon.project], atLeast: 1 },
  messages: { on: "enableLogicalReplication is {actual}; a subscriber anywhere could copy every row." },
  check(project, violated) {
    const replication = project.read("enableLogicalReplication");
    if (replication.value !== "no") violated("on", { actual: replication });
  },
});
