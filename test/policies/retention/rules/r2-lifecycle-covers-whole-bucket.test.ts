import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { r2LifecycleCoversWholeBucket } from "../../../../policies/retention/rules/r2-lifecycle-covers-whole-bucket.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { deletion, dropUploads, lifecycle } from "../stack.ts";

describeRule(r2LifecycleCoversWholeBucket, {
  pass: [
    [lifecycle()],
    [lifecycle([deletion({}, { conditions: { prefix: "calls/" } }), deletion()])],
    [lifecycle(), lifecycle([dropUploads], "kaitalk-prod-site")],
  ],
  fail: [
    {
      stack: [lifecycle([deletion({}, { conditions: { prefix: "calls/" } })])],
      says: ['no enabled rule deletes from the whole bucket; the prefixes are "calls/".'],
    },
    {
      stack: [lifecycle([deletion({}, { enabled: false })])],
      says: ['no enabled rule deletes from the whole bucket; the prefixes are "".'],
    },
    { stack: [lifecycle([dropUploads])], says: ["no rule deletes objects."] },
  ],
  omitted: [
    { stack: [], says: ["0 of at least 1 R2 lifecycle of documents or recordings declared."] },
    {
      stack: [lifecycle([deletion({}, { conditions: null })])],
      says: ["no enabled rule deletes from the whole bucket; the prefixes are omitted."],
    },
  ],
  unknown: [
    {
      stack: [lifecycle([deletion({}, { conditions: { prefix: UNKNOWN } })])],
      says: [
        "rules[0].conditions.prefix is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
    {
      stack: [lifecycle([deletion()], UNKNOWN)],
      says: [
        "bucketName is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
