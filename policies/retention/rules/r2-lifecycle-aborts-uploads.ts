import { toSeconds } from "../../../register/duration.ts";
import { vendorFact } from "../../../register/vendor-facts.ts";
import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { clausesOf, isWholeBucket } from "../buckets.ts";
import { inBuckets } from "../clauses.ts";

export const r2LifecycleAbortsUploads = defineRule({
  id: "r2-lifecycle-aborts-uploads",
  severity: "medium",
  clauses: inBuckets,
  bearsOn: clausesOf,
  description: "A lifecycle drops uploads that were never completed no later than R2 would by itself.",
  remediation:
    "Add a rule for the whole bucket with abortMultipartUploadsTransition and the age from solve().",
  subjects: { types: [types.cloudflare.r2BucketLifecycle] },
  messages: { kept: "no enabled rule drops unfinished uploads of the whole bucket within {bound} s." },
  check(lifecycle, violated) {
    const bound = toSeconds(vendorFact("r2-upload-abort-default").duration ?? "P0D");
    const drops = lifecycle
      .each("rules")
      .filter(isWholeBucket)
      .some((rule) => {
        const type = rule.read("abortMultipartUploadsTransition.condition.type");
        const { value } = rule.read("abortMultipartUploadsTransition.condition.maxAge");
        return type.value === "Age" && typeof value === "number" && value <= bound;
      });
    if (!drops) violated("kept", { bound });
  },
});
