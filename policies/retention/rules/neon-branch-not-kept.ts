import { types } from "../../../providers/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { purged } from "../clauses.ts";

export const neonBranchNotKept = defineRule({
  id: "neon-branch-not-kept",
  severity: "high",
  clauses: purged,
  description: "No branch beside the default one outlives the rows that it copied.",
  remediation: "Remove the branch; the provider cannot give it an end.",
  subjects: { types: [types.neon.branch], absent: true },
  messages: { kept: "the branch keeps every row of its branch point until someone removes it." },
  check: (_, violated) => violated("kept"),
});
