import { inWords } from "../../../register/duration.ts";
import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { clausesOf, deletions, holdsPersonalData, oldestExpiry } from "../buckets.ts";
import { inBuckets } from "../clauses.ts";

export const r2LifecycleWithinDocumentedPeriod = defineRule({
  id: "r2-lifecycle-within-documented-period",
  severity: "critical",
  clauses: inBuckets,
  bearsOn: clausesOf,
  description: "Objects expire early enough that R2 has removed them within the documented period.",
  remediation: "Set maxAge to the seconds that solve() gives for the bucket's kind.",
  subjects: { types: [types.cloudflare.r2BucketLifecycle], where: holdsPersonalData },
  messages: {
    late: "{path} is {actual} s; the documented period less the wait for the object, the time R2 usually takes and the margin beside it leaves {bound} s ({words}).",
  },
  check(lifecycle, violated) {
    const bound = oldestExpiry(lifecycle);
    for (const rule of deletions(lifecycle)) {
      const age = rule.read("deleteObjectsTransition.condition.maxAge");
      if (typeof age.value === "number" && age.value > bound)
        violated("late", { path: age.path, actual: age, bound, words: inWords(bound) });
    }
  },
});
