import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { clausesOf, deletions } from "../buckets.ts";
import { inBuckets } from "../clauses.ts";

export const r2LifecycleStatesItsAge = defineRule({
  id: "r2-lifecycle-states-its-age",
  severity: "critical",
  clauses: inBuckets,
  bearsOn: clausesOf,
  description: "A lifecycle says at which age it deletes, in whole seconds above zero.",
  remediation: "Set maxAge to the seconds that solve() gives for the bucket's kind.",
  subjects: { types: [types.cloudflare.r2BucketLifecycle] },
  messages: { ageless: "{path} is {actual}; without an age in seconds nothing is deleted." },
  check(lifecycle, violated) {
    for (const rule of deletions(lifecycle)) {
      const age = rule.read("deleteObjectsTransition.condition.maxAge");
      const stated = Number.isInteger(age.value) && Number(age.value) > 0;
      if (!stated) violated("ageless", { path: age.path, actual: age });
    }
  },
});
