import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { purged } from "../clauses.ts";

export const neonHistoryDeclared = defineRule({
  id: "neon-history-declared",
  severity: "high",
  clauses: purged,
  description: "The project says how long Neon keeps its history, in seconds.",
  remediation: "Set historyRetentionSeconds to the seconds that solve() gives.",
  subjects: { types: [types.neon.project], atLeast: 1, called: "Neon project" },
  messages: { undeclared: "historyRetentionSeconds is {actual}; deleted rows stay readable for that long." },
  check(project, violated) {
    const actual = project.read("historyRetentionSeconds");
    const declared = actual.origin === "declared" && Number.isInteger(actual.value);
    if (!declared) violated("undeclared", { actual });
  },
});
