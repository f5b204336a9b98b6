import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { rulesetKeepsTransportSecurity } from "../../../../policies/safeguards/rules/ruleset-keeps-transport-security.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(rulesetKeepsTransportSecurity, {
  pass: [[ruleset({ ssl: "strict" })], [ruleset({ automaticHttpsRewrites: true })]],
  fail: [
    {
      stack: [ruleset({ ssl: "flexible", automaticHttpsRewrites: false })],
      says: [
        'ssl is "flexible" in rules[0]; "strict" is required.',
        "rules[0] turns the rewriting of plain links off.",
      ],
    },
  ],
  omitted: [
    { stack: [ruleset({})], says: [], outcome: "met" },
    { stack: [resource(types.cloudflare.ruleset)], says: [], outcome: "met" },
  ],
  unknown: [{ stack: [ruleset({ ssl: UNKNOWN })], says: [unknown("rules[0].actionParameters.ssl")] }],
});

function ruleset(actionParameters: Properties) {
  return resource(types.cloudflare.ruleset, { rules: [{ action: "set_config", actionParameters }] });
}
