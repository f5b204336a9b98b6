import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { clausesOf } from "../buckets.ts";
import { inBuckets } from "../clauses.ts";

export const r2LifecycleRuleEnabled = defineRule({
  id: "r2-lifecycle-rule-enabled",
  severity: "critical",
  clauses: inBuckets,
  bearsOn: clausesOf,
  description: "Every rule of a lifecycle is switched on.",
  remediation: "Set enabled to true, or remove the rule.",
  subjects: { types: [types.cloudflare.r2BucketLifecycle] },
  messages: { off: "{path} is {actual}; a rule that is not on deletes nothing." },
  check(lifecycle, violated) {
    for (const rule of lifecycle.each("rules")) {
      const actual = rule.read("enabled");
      if (actual.value !== true) violated("off", { path: actual.path, actual });
    }
  },
});
