import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const renderEnvironmentIsProtected = defineRule({
  id: "render-environment-is-protected",
  severity: "high",
  clauses: ["secrets-protected"],
  description: "Only administrators of Render read the secrets of an environment or delete its services.",
  remediation: "Set protectedStatus to protected.",
  subjects: { types: [types.render.project], atLeast: 1 },
  messages: {
    none: "environments is empty.",
    open: '{path}.protectedStatus is {actual}; "protected" is required.',
  },
  check(project, violated) {
    const environments = project.entries("environments");
    if (environments.length === 0) violated("none");
    for (const [, environment] of environments) {
      const actual = environment.read("protectedStatus");
      if (actual.value !== "protected") violated("open", { path: environment.path, actual });
    }
  },
});
