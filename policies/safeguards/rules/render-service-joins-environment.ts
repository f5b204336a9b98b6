import { defineRule } from "../../kernel/rule.ts";
import { variableHolders } from "../environment.ts";

export const renderServiceJoinsEnvironment = defineRule({
  id: "render-service-joins-environment",
  severity: "high",
  clauses: ["secrets-protected"],
  description: "Everything that holds variables stands in a protected environment.",
  remediation: "Set environmentId to the environment of the project.",
  subjects: { types: variableHolders, atLeast: 1 },
  messages: { outside: "environmentId is omitted, so no environment protects the service." },
  check(service, violated) {
    if (!service.declares("environmentId")) violated("outside");
  },
});
