import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { r2BucketHasLifecycle } from "../../../../policies/retention/rules/r2-bucket-has-lifecycle.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { bucket, lifecycle } from "../stack.ts";

describeRule(r2BucketHasLifecycle, {
  pass: [
    [bucket(), lifecycle()],
    [bucket(), lifecycle(), bucket("kaitalk-prod-site")],
    [bucket(), lifecycle([], UNKNOWN, { propertyDependencies: { bucketName: [bucket().urn] } })],
  ],
  fail: [
    {
      stack: [bucket(), lifecycle(), bucket("kaitalk-prod-recordings")],
      says: ["no lifecycle belongs to the bucket, and R2 keeps objects without end."],
    },
    {
      stack: [bucket(), lifecycle(), lifecycle()],
      says: ["2 lifecycles belong to the bucket; each is written as a whole, so the last one applied wins."],
    },
    {
      // Depends on another bucket, whatever its name says.
      stack: [
        bucket(),
        bucket("kaitalk-prod-site"),
        lifecycle([], UNKNOWN, { propertyDependencies: { bucketName: [bucket("kaitalk-prod-site").urn] } }),
      ],
      says: ["no lifecycle belongs to the bucket, and R2 keeps objects without end."],
    },
  ],
  omitted: [
    { stack: [], says: ["0 of at least 1 R2 bucket for documents or recordings declared."] },
    { stack: [bucket()], says: ["no lifecycle belongs to the bucket, and R2 keeps objects without end."] },
  ],
  unknown: [
    {
      stack: [bucket(), lifecycle([], UNKNOWN)],
      says: [
        "bucketName is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
