import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const stackReferenceAbsent = defineRule({
  id: "stack-reference-absent",
  severity: "medium",
  clauses: ["sub-processor-list"],
  description: "The stack takes nothing from another stack, which no rule has judged.",
  remediation: "Declare the resource in this stack.",
  subjects: { types: [types.engine.stackReference], absent: true },
  messages: { reference: "The stack reads another one, whose resources no rule judges here." },
  check: (_, violated) => violated("reference"),
});
