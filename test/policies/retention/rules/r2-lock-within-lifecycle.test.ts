import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { r2LockWithinLifecycle } from "../../../../policies/retention/rules/r2-lock-within-lifecycle.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { bucket, lifecycle, lock } from "../stack.ts";

describeRule(r2LockWithinLifecycle, {
  pass: [
    [bucket(), lifecycle()],
    [bucket(), lifecycle(), lock({ type: "Age", maxAgeSeconds: 7_689_600 })],
    [bucket(), lifecycle(), lock({ type: "Indefinite" }, { enabled: false })],
  ],
  fail: [
    {
      stack: [bucket(), lifecycle(), lock({ type: "Age", maxAgeSeconds: 7_689_601 })],
      says: ["a lock of 89 d 1 s outlives the lifecycle of 89 d; locks win over lifecycles."],
    },
    {
      stack: [bucket(), lifecycle(), lock({ type: "Indefinite" })],
      says: ["a lock of no end outlives the lifecycle of 89 d; locks win over lifecycles."],
    },
  ],
  omitted: [
    {
      stack: [bucket(), lifecycle(), lock({ type: "Age" }, { enabled: null })],
      says: ["a lock of no end outlives the lifecycle of 89 d; locks win over lifecycles."],
    },
  ],
  unknown: [
    {
      stack: [bucket(), lifecycle(), lock({ type: "Age", maxAgeSeconds: UNKNOWN })],
      says: [
        "rules[0].condition.maxAgeSeconds is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
