import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { clausesOf, deletions } from "../buckets.ts";
import { inBuckets } from "../clauses.ts";

export const r2LifecycleDeletesByAge = defineRule({
  id: "r2-lifecycle-deletes-by-age",
  severity: "critical",
  clauses: inBuckets,
  bearsOn: clausesOf,
  description: "A lifecycle deletes objects by their age.",
  remediation: 'Set the condition of deleteObjectsTransition to type "Age" with a maxAge.',
  subjects: { types: [types.cloudflare.r2BucketLifecycle] },
  messages: {
    never: "{path}.deleteObjectsTransition has no condition, so it deletes nothing.",
    notAge: '{path} is {actual}; only "Age" deletes every object in turn, a date deletes once.',
  },
  check(lifecycle, violated) {
    for (const rule of deletions(lifecycle)) {
      const type = rule.read("deleteObjectsTransition.condition.type");
      if (!rule.child("deleteObjectsTransition.condition")) violated("never", { path: rule.path });
      else if (type.value !== "Age") violated("notAge", { path: type.path, actual: type });
    }
  },
});
