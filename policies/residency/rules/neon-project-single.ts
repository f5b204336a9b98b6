import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const neonProjectSingle = defineRule({
  id: "neon-project-single",
  severity: "high",
  clauses: ["minimal-collection"],
  description: "One Neon project holds everything, so that no copy of the data stands beside it.",
  remediation:
    "Keep the records in the one project; remove the other, or move it to a stack without customer data.",
  subjects: { types: [types.neon.project] },
  messages: { another: "{name} is a Neon project beside {first}; customer records belong in one." },
  checkStack(stack, violated) {
    const [first, ...others] = stack.ofType(types.neon.project);
    for (const { resource } of others)
      violated("another", { name: resource.name, first: first?.resource.name }, { at: resource });
  },
});
