import { defineRule } from "../../kernel/rule.ts";
import { wrongOrigin } from "../variable-origins.ts";
import { promiseOf, promisesOfVariables, tellers, toldBy } from "../variables.ts";

export const environmentVariableFromItsResource = defineRule({
  id: "environment-variable-from-its-resource",
  severity: "critical",
  clauses: promisesOfVariables,
  description:
    "A variable that a resource of this stack gives has its value from that resource and from nowhere else.",
  remediation: "Take the value from the output of the resource that register/environment.yaml names.",
  subjects: { types: tellers, atLeast: 1 },
  messages: { stray: "{path} {wrong}." },
  checkInStack(subject, stack, violated) {
    for (const { entry, listed } of toldBy(subject)) {
      const wrong = listed && wrongOrigin(entry, listed, stack);
      if (wrong) violated("stray", { path: `${entry.path}.value`, wrong }, { breaks: [promiseOf(listed)] });
    }
  },
});
