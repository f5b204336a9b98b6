import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { clausesOf } from "../buckets.ts";
import { inBuckets } from "../clauses.ts";

export const r2LockEndsByAge = defineRule({
  id: "r2-lock-ends-by-age",
  severity: "high",
  clauses: [...inBuckets, "right-to-deletion"],
  bearsOn: (lock) => [...clausesOf(lock), "right-to-deletion"],
  description: "A lock ends at an age of the object, never at a date or not at all.",
  remediation: 'Set the condition to type "Age" with maxAgeSeconds, or remove the lock.',
  subjects: { types: [types.cloudflare.r2BucketLock], absent: true },
  messages: {
    endless: '{path} is {actual}; a locked object outlives every lifecycle, so only "Age" is allowed.',
    ageless: "{path} is {actual}; a lock without an age in seconds has no known end.",
  },
  check(lock, violated) {
    for (const rule of lock.each("rules")) {
      const type = rule.read("condition.type");
      const age = rule.read("condition.maxAgeSeconds");
      if (type.value !== "Age") violated("endless", { path: type.path, actual: type });
      else if (typeof age.value !== "number") violated("ageless", { path: age.path, actual: age });
    }
  },
});
