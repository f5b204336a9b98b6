import { inWords } from "../../../register/duration.ts";
import { types } from "../../../vendors/types.ts";
import { ofBucket } from "../../kernel/r2-buckets.ts";
import { defineRule } from "../../kernel/rule.ts";
import { clausesOf, expiryOf, holdsPersonalData, lockOf } from "../buckets.ts";
import { inBuckets } from "../clauses.ts";

export const r2LockWithinLifecycle = defineRule({
  id: "r2-lock-within-lifecycle",
  severity: "high",
  clauses: inBuckets,
  bearsOn: clausesOf,
  description: "No lock holds an object beyond the age at which the bucket's lifecycle deletes it.",
  remediation: "Shorten the lock to the lifecycle's maxAge or below, or remove it.",
  subjects: { types: [types.cloudflare.r2Bucket], where: holdsPersonalData },
  messages: {
    outlives: "a lock of {lock} outlives the lifecycle of {lifecycle}; locks win over lifecycles.",
  },
  checkInStack(bucket, stack, violated) {
    const ages = ofBucket(stack, types.cloudflare.r2BucketLifecycle, bucket).map(expiryOf);
    const lifecycle = Math.min(...ages);
    for (const lock of ofBucket(stack, types.cloudflare.r2BucketLock, bucket)) {
      const held = lockOf(lock);
      if (held > lifecycle)
        violated("outlives", { lock: inWords(held), lifecycle: inWords(lifecycle) }, { at: lock.resource });
    }
  },
});
