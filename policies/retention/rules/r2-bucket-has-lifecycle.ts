import { types } from "../../../vendors/types.ts";
import { ofBucket } from "../../kernel/r2-buckets.ts";
import { defineRule } from "../../kernel/rule.ts";
import { clausesOf, holdsPersonalData } from "../buckets.ts";
import { inBuckets } from "../clauses.ts";

export const r2BucketHasLifecycle = defineRule({
  id: "r2-bucket-has-lifecycle",
  severity: "critical",
  clauses: inBuckets,
  bearsOn: clausesOf,
  description: "Every bucket whose objects a promise bounds has a lifecycle of its own.",
  remediation: "Declare an R2BucketLifecycle for the bucket, with the age that solve() gives for its kind.",
  subjects: {
    types: [types.cloudflare.r2Bucket],
    where: holdsPersonalData,
    atLeast: 1,
    called: "R2 bucket for documents or recordings",
  },
  messages: {
    none: "no lifecycle belongs to the bucket, and R2 keeps objects without end.",
    several:
      "{count} lifecycles belong to the bucket; each is written as a whole, so the last one applied wins.",
  },
  checkInStack(bucket, stack, violated) {
    const count = ofBucket(stack, types.cloudflare.r2BucketLifecycle, bucket).length;
    if (count === 0) violated("none");
    if (count > 1) violated("several", { count });
  },
});
