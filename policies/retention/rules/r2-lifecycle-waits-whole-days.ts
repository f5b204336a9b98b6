import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { clausesOf, deletions } from "../buckets.ts";
import { inBuckets } from "../clauses.ts";

const day = 86_400;

export const r2LifecycleWaitsWholeDays = defineRule({
  id: "r2-lifecycle-waits-whole-days",
  severity: "high",
  clauses: inBuckets,
  bearsOn: clausesOf,
  description: "A lifecycle's age is one of days, as the promises are, written in seconds.",
  remediation: "Set maxAge to the seconds that solve() gives for the bucket's kind; a day is 86400.",
  subjects: { types: [types.cloudflare.r2BucketLifecycle] },
  messages: { unit: "{path} is {actual} seconds, which is no number of days; files are gone far too early." },
  check(lifecycle, violated) {
    for (const rule of deletions(lifecycle)) {
      const age = rule.read("deleteObjectsTransition.condition.maxAge");
      if (typeof age.value === "number" && age.value % day !== 0)
        violated("unit", { path: age.path, actual: age });
    }
  },
});
