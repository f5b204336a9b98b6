import { packageOf } from "../../kernel/resource.ts";
import { defineRule } from "../../kernel/rule.ts";
import { walkingAll } from "../../kernel/texts.ts";
import { isRefusedType, unjudgedInputs } from "../judged-inputs.ts";
import { isRegistered } from "../provenance.ts";

export const resourceInputJudged = defineRule({
  id: "resource-input-judged",
  severity: "high",
  clauses: ["sub-processor-list", "minimal-collection"],
  description: "Every input of a resource is one that a rule reads, or that was found to break no promise.",
  remediation:
    "Remove the input; or find out what it stores and sends, write the rule it needs, and name it in vendors/<vendor>/judged-inputs.ts.",
  subjects: {
    types: "every",
    // What is only read declares nothing; its inputs are all that the vendor answered.
    where: ({ resource: { type, external } }) =>
      !external && isRegistered(packageOf(type)) && !isRefusedType(type),
    atLeast: 1,
  },
  messages: { unread: "{place} is an input that no rule was written for." },
  check({ resource: { type, inputs } }, violated) {
    for (const place of walkingAll(() => unjudgedInputs(type, inputs))) violated("unread", { place });
  },
});
