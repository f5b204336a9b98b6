import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { purged } from "../clauses.ts";

export const neonBranchAbsent = defineRule({
  id: "neon-branch-absent",
  severity: "high",
  clauses: [...purged, "minimal-collection"],
  description: "The default branch is the only one, since any other keeps a copy of every row without end.",
  remediation: "Remove the branch: the provider cannot give it an end.",
  subjects: { types: [types.neon.branch], absent: true },
  messages: { copy: "A further branch keeps every row of its branch point until someone removes it." },
  check: (_, violated) => violated("copy"),
});
