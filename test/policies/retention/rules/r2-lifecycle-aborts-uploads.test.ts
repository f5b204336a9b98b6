import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { r2LifecycleAbortsUploads } from "../../../../policies/retention/rules/r2-lifecycle-aborts-uploads.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { deletion, dropUploads, lifecycle } from "../stack.ts";

describeRule(r2LifecycleAbortsUploads, {
  pass: [[lifecycle()], [lifecycle([{ ...deletion(), ...dropUploads }])]],
  fail: [
    {
      stack: [lifecycle([{ ...dropUploads, enabled: false }])],
      says: ["no enabled rule drops unfinished uploads of the whole bucket within 604800 s."],
    },
    {
      stack: [
        lifecycle([
          {
            ...dropUploads,
            abortMultipartUploadsTransition: { condition: { type: "Age", maxAge: 604_801 } },
          },
        ]),
      ],
      says: ["no enabled rule drops unfinished uploads of the whole bucket within 604800 s."],
    },
  ],
  omitted: [
    {
      stack: [
        lifecycle([{ ...dropUploads, abortMultipartUploadsTransition: { condition: { maxAge: 86_400 } } }]),
      ],
      says: ["no enabled rule drops unfinished uploads of the whole bucket within 604800 s."],
    },
    {
      stack: [lifecycle([deletion()])],
      says: ["no enabled rule drops unfinished uploads of the whole bucket within 604800 s."],
    },
  ],
  unknown: [
    {
      stack: [lifecycle([{ ...dropUploads, abortMultipartUploadsTransition: UNKNOWN }])],
      says: [
        "rules[0].abortMultipartUploadsTransition.condition.type is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
