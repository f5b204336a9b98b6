import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { placeMessages, requirePlace } from "../declared-place.ts";

export const neonProjectInDeclaredRegion = defineRule({
  id: "neon-project-in-declared-region",
  severity: "critical",
  clauses: ["neon-region"],
  description: "The database is in the region that the register declares.",
  remediation:
    "Set regionId to the declared region, or publish a new register version and give notice first.",
  subjects: { types: [types.neon.project], atLeast: 1 },
  messages: placeMessages,
  check: (project, violated) => requirePlace(project, "regionId", "neon-region", violated),
});
