import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { variableHolders } from "../environment.ts";
import { takesFromType } from "../links.ts";

export const renderServiceJoinsEnvironment = defineRule({
  id: "render-service-joins-environment",
  severity: "high",
  clauses: ["secrets-protected"],
  description:
    "Everything that holds variables stands in an environment of this stack, whose guards are judged.",
  remediation: "Set environmentId to the environment of the stack's project.",
  subjects: { types: variableHolders, atLeast: 1 },
  messages: {
    outside: "environmentId is omitted, so no environment protects the service.",
    foreign: "environmentId comes from no project of this stack, so nobody sees how it is protected.",
  },
  checkInStack(service, _stack, violated) {
    if (!service.declares("environmentId")) violated("outside");
    else if (!takesFromType(service, "environmentId", types.render.project)) violated("foreign");
  },
});
