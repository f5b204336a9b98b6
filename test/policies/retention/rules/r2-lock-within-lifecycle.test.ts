import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { r2LockWithinLifecycle } from "../../../../policies/retention/rules/r2-lock-within-lifecycle.ts";
import { inWords } from "../../../../register/duration.ts";
import { solve } from "../../../../retention/solve.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { bucket, lifecycle, lock } from "../stack.ts";

const age = solve().buckets.documents.lifecycleSeconds ?? 0;
const outlives = (lockSeconds: number) =>
  `a lock of ${inWords(lockSeconds)} outlives the lifecycle of ${inWords(age)}; locks win over lifecycles.`;

describeRule(r2LockWithinLifecycle, {
  pass: [
    [bucket(), lifecycle()],
    [bucket(), lifecycle(), lock({ type: "Age", maxAgeSeconds: age })],
    [bucket(), lifecycle(), lock({ type: "Indefinite" }, { enabled: false })],
  ],
  fail: [
    {
      stack: [bucket(), lifecycle(), lock({ type: "Age", maxAgeSeconds: age + 1 })],
      says: [outlives(age + 1)],
    },
    {
      stack: [bucket(), lifecycle(), lock({ type: "Indefinite" })],
      says: [outlives(Number.POSITIVE_INFINITY)],
    },
  ],
  omitted: [
    {
      stack: [bucket(), lifecycle(), lock({ type: "Age" }, { enabled: null })],
      says: [outlives(Number.POSITIVE_INFINITY)],
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
