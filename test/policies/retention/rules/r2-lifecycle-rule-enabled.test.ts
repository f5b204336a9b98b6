import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { r2LifecycleRuleEnabled } from "../../../../policies/retention/rules/r2-lifecycle-rule-enabled.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { deletion, lifecycle } from "../stack.ts";

describeRule(r2LifecycleRuleEnabled, {
  pass: [[lifecycle()]],
  fail: [
    {
      stack: [lifecycle([deletion({}, { enabled: false })])],
      says: ["rules[0].enabled is false; a rule that is not on deletes nothing."],
    },
  ],
  omitted: [
    {
      stack: [lifecycle([deletion(), deletion({}, { enabled: null })])],
      says: ["rules[1].enabled is omitted; a rule that is not on deletes nothing."],
    },
  ],
  unknown: [
    {
      stack: [lifecycle([deletion({}, { enabled: UNKNOWN })])],
      says: [
        "rules[0].enabled is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
