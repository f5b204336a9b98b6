import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { actionOf } from "../ruleset-actions.ts";

export const rulesetActionJudged = defineRule({
  id: "ruleset-action-judged",
  severity: "critical",
  clauses: ["raw-ip-not-stored", "minimal-collection", "transit-encryption"],
  description:
    "Rules at the edge block, redirect within KAITALK and set fixed headers; they add, keep and reroute nothing.",
  remediation: "Remove the rule or parameter, or judge it first in policies/safeguards/ruleset-actions.ts.",
  subjects: { types: [types.cloudflare.ruleset] },
  messages: {
    kind: "kind is {actual}, so the ruleset holds beyond this stack's zone.",
    action: "{path} does {action} in phase {phase}, which nobody has judged.",
    parameter: "{path}.actionParameters.{name} can send visitors' data elsewhere, keep it or add to it.",
  },
  checkInStack(ruleset, stack, violated) {
    const [kind, phase] = [ruleset.read("kind"), ruleset.read("phase")];
    if (ruleset.declares("accountId") || kind.value !== "zone") violated("kind", { actual: kind });
    for (const rule of ruleset.each("rules")) {
      const { path } = rule;
      const action = rule.read("action");
      const judged = actionOf(phase.value, action.value);
      if (!judged) violated("action", { path, action, phase });
      const parameters = judged && rule.child("actionParameters");
      if (!parameters) continue;
      const names = Object.keys(parameters.properties).filter((name) => parameters.declares(name));
      const unread = names.filter((name) => !judged.parameters.includes(name));
      const wrong = judged.wrong?.(parameters, rule, stack) ?? [];
      for (const name of [...unread, ...wrong]) violated("parameter", { path, name });
    }
  },
});
