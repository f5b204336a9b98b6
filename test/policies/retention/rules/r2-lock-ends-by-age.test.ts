import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { r2LockEndsByAge } from "../../../../policies/retention/rules/r2-lock-ends-by-age.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { lock } from "../stack.ts";

describeRule(r2LockEndsByAge, {
  pass: [[], [lock({ type: "Age", maxAgeSeconds: 86_400 })]],
  fail: [
    {
      stack: [lock({ type: "Indefinite" })],
      says: [
        'rules[0].condition.type is "Indefinite"; a locked object outlives every lifecycle, so only "Age" is allowed.',
      ],
    },
    {
      stack: [lock({ type: "Date", date: "2030-01-01T00:00:00Z" })],
      says: [
        'rules[0].condition.type is "Date"; a locked object outlives every lifecycle, so only "Age" is allowed.',
      ],
    },
  ],
  omitted: [
    {
      stack: [lock({ type: "Age" })],
      says: [
        "rules[0].condition.maxAgeSeconds is omitted; a lock without an age in seconds has no known end.",
      ],
    },
    {
      stack: [lock({})],
      says: [
        'rules[0].condition.type is omitted; a locked object outlives every lifecycle, so only "Age" is allowed.',
      ],
    },
  ],
  unknown: [
    {
      stack: [lock({ type: "Age", maxAgeSeconds: UNKNOWN })],
      says: [
        "rules[0].condition.maxAgeSeconds is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
