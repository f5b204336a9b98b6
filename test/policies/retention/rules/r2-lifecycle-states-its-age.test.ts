import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { r2LifecycleStatesItsAge } from "../../../../policies/retention/rules/r2-lifecycle-states-its-age.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { deletion, lifecycle } from "../stack.ts";

describeRule(r2LifecycleStatesItsAge, {
  pass: [[lifecycle()]],
  fail: [
    {
      stack: [lifecycle([deletion({ maxAge: 0 })])],
      says: [
        "rules[0].deleteObjectsTransition.condition.maxAge is 0; without an age in seconds nothing is deleted.",
      ],
    },
    {
      stack: [lifecycle([deletion({ maxAge: "90 days" })])],
      says: [
        'rules[0].deleteObjectsTransition.condition.maxAge is "90 days"; without an age in seconds nothing is deleted.',
      ],
    },
  ],
  omitted: [
    {
      stack: [lifecycle([deletion({ maxAge: null })])],
      says: [
        "rules[0].deleteObjectsTransition.condition.maxAge is omitted; without an age in seconds nothing is deleted.",
      ],
    },
  ],
  unknown: [
    {
      stack: [lifecycle([deletion({ maxAge: UNKNOWN })])],
      says: [
        "rules[0].deleteObjectsTransition.condition.maxAge is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
