import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { takesFromType } from "../links.ts";

export const renderGroupIsDeclared = defineRule({
  id: "render-group-is-declared",
  severity: "high",
  clauses: ["secrets-protected", "sub-processor-list"],
  description: "Services share variables only of a group of this stack, whose variables are judged.",
  remediation: "Take envGroupId from the group of this stack.",
  subjects: { types: [types.render.envGroupLink] },
  messages: { stray: "envGroupId comes from no group of this stack, so nobody sees what services are told." },
  checkInStack(link, _stack, violated) {
    if (!takesFromType(link, "envGroupId", types.render.envGroup)) violated("stray");
  },
});
