import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const renderEnvironmentIsIsolated = defineRule({
  id: "render-environment-is-isolated",
  severity: "high",
  clauses: ["minimal-collection"],
  description: "No service of another environment reaches the application over Render's private network.",
  remediation: "Set networkIsolated to true.",
  subjects: { types: [types.render.project], atLeast: 1 },
  messages: { open: "{path}.networkIsolated is {actual}; true is required." },
  check(project, violated) {
    for (const [, environment] of project.entries("environments")) {
      const actual = environment.read("networkIsolated");
      if (actual.value !== true) violated("open", { path: environment.path, actual });
    }
  },
});
