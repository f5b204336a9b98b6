import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { r2LifecycleDeletesByAge } from "../../../../policies/retention/rules/r2-lifecycle-deletes-by-age.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { deletion, lifecycle } from "../stack.ts";

describeRule(r2LifecycleDeletesByAge, {
  pass: [[lifecycle()]],
  fail: [
    {
      stack: [lifecycle([deletion({ type: "Date", date: "2027-01-01T00:00:00Z" })])],
      says: [
        'rules[0].deleteObjectsTransition.condition.type is "Date"; only "Age" deletes every object in turn, a date deletes once.',
      ],
    },
  ],
  omitted: [
    {
      stack: [lifecycle([deletion(null)])],
      says: ["rules[0].deleteObjectsTransition has no condition, so it deletes nothing."],
    },
    {
      stack: [lifecycle([deletion({ type: null })])],
      says: [
        'rules[0].deleteObjectsTransition.condition.type is omitted; only "Age" deletes every object in turn, a date deletes once.',
      ],
    },
  ],
  unknown: [
    {
      stack: [lifecycle([deletion({ type: UNKNOWN })])],
      says: [
        "rules[0].deleteObjectsTransition.condition.type is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
