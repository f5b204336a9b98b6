import { inWords } from "../../../register/duration.ts";
import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { clausesOf, deletions, expiryBounds, holdsPersonalData } from "../buckets.ts";
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
    late: "{path} is {actual} s; the documented period less the time R2 takes leaves {bound} s ({words}).",
    close:
      "{path} is {actual} s; the wait for the object and the margin beside the time R2 usually takes leave {bound} s ({words}).",
  },
  check(lifecycle, violated) {
    const { surely, usually } = expiryBounds(lifecycle);
    for (const rule of deletions(lifecycle)) {
      const age = rule.read("deleteObjectsTransition.condition.maxAge");
      if (typeof age.value !== "number") continue;
      const against = (bound: number) => ({ path: age.path, actual: age, bound, words: inWords(bound) });
      if (age.value > surely) violated("late", against(surely));
      else if (age.value > usually) violated("close", against(usually), { as: "gap" });
    }
  },
});
