import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const neonProjectUnshared = defineRule({
  id: "neon-project-unshared",
  severity: "critical",
  clauses: ["sub-processor-list", "minimal-collection"],
  description: "The database is shared with nobody by e-mail address.",
  remediation: "Remove the permission; let people in through the organisation that owns the project.",
  subjects: { types: [types.neon.projectPermission], absent: true },
  messages: { shared: "The project is shared with a person's e-mail address, which may be outside KAITALK." },
  check: (_, violated) => violated("shared"),
});
