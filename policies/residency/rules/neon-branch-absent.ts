import { types } from "../../../providers/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const neonBranchAbsent = defineRule({
  id: "neon-branch-absent",
  severity: "high",
  clauses: ["neon-region", "minimal-collection"],
  description: "The default branch is the only one, since any other keeps a copy of every row.",
  remediation: "Remove the branch; protect the default branch on the project instead.",
  subjects: { types: [types.neon.branch], absent: true },
  messages: { copy: "A further branch keeps every row of its parent for as long as it exists." },
  check: (_, violated) => violated("copy"),
});
