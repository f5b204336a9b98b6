import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { r2LifecycleWithinDocumentedPeriod } from "../../../../policies/retention/rules/r2-lifecycle-within-documented-period.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { deletion, lifecycle } from "../stack.ts";

describeRule(r2LifecycleWithinDocumentedPeriod, {
  pass: [
    [lifecycle([deletion({ maxAge: 7_689_600 })])],
    [lifecycle([deletion({ maxAge: 7_686_000 })], "kaitalk-prod-recordings")],
    [lifecycle(), lifecycle([deletion({ maxAge: 99_999_999 })], "kaitalk-prod-site")],
  ],
  fail: [
    {
      stack: [lifecycle([deletion({ maxAge: 7_689_601 })])],
      says: [
        "rules[0].deleteObjectsTransition.condition.maxAge is 7689601 s; the documented period less the time R2 takes leaves 7689600 s (89 d).",
      ],
    },
    {
      stack: [lifecycle([deletion({ maxAge: 7_686_001 })], "kaitalk-prod-recordings")],
      says: [
        "rules[0].deleteObjectsTransition.condition.maxAge is 7686001 s; the documented period less the time R2 takes leaves 7686000 s (88 d 23 h).",
      ],
    },
    {
      // A name without a kind gets the strictest period.
      stack: [lifecycle([deletion({ maxAge: 7_689_600 })], "kaitalk-prod-exports")],
      says: [
        "rules[0].deleteObjectsTransition.condition.maxAge is 7689600 s; the documented period less the time R2 takes leaves 7686000 s (88 d 23 h).",
      ],
    },
  ],
  omitted: "An age that is left out is r2-lifecycle-states-its-age.",
  unknown: [
    {
      stack: [lifecycle([deletion({ maxAge: UNKNOWN })])],
      says: [
        "rules[0].deleteObjectsTransition.condition.maxAge is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
