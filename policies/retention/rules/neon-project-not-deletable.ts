import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { purged } from "../clauses.ts";

export const neonProjectNotDeletable = defineRule({
  id: "neon-project-not-deletable",
  severity: "high",
  clauses: purged,
  description: "Neon refuses to delete the project, so that its soft delete adds nothing to any period.",
  remediation:
    "Set defaultBranchProtected to true; before the project ends, purge it and wait out its history.",
  subjects: { types: [types.neon.project], atLeast: 1, called: "Neon project" },
  messages: {
    deletable: "defaultBranchProtected is {actual}; a deleted project stays recoverable for days.",
  },
  check(project, violated) {
    const actual = project.read("defaultBranchProtected");
    if (actual.value !== true) violated("deletable", { actual });
  },
});
