import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { r2LifecycleWaitsWholeDays } from "../../../../policies/retention/rules/r2-lifecycle-waits-whole-days.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { deletion, lifecycle } from "../stack.ts";

const at = "rules[0].deleteObjectsTransition.condition.maxAge";
const early = "seconds, which is no number of days; files are gone far too early.";

describeRule(r2LifecycleWaitsWholeDays, {
  pass: [[lifecycle()], [lifecycle([deletion({ maxAge: 86_400 })])]],
  fail: [89, 7_689_601].map((maxAge) => ({
    stack: [lifecycle([deletion({ maxAge })])],
    says: [`${at} is ${maxAge} ${early}`],
  })),
  omitted: "r2-lifecycle-states-its-age demands that the age is stated",
  unknown: [
    {
      stack: [lifecycle([deletion({ maxAge: UNKNOWN })])],
      says: [
        `${at} is not known before the resource exists, so the rule cannot be checked; declare it as a literal.`,
      ],
    },
  ],
});
