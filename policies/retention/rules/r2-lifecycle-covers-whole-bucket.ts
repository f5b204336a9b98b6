import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { clausesOf, deletions, holdsPersonalData, isWholeBucket } from "../buckets.ts";
import { inBuckets } from "../clauses.ts";

export const r2LifecycleCoversWholeBucket = defineRule({
  id: "r2-lifecycle-covers-whole-bucket",
  severity: "critical",
  clauses: inBuckets,
  bearsOn: clausesOf,
  description: "One rule of the lifecycle deletes from the whole bucket, not from a prefix of it.",
  remediation: 'Give the deleting rule conditions.prefix "" and enabled true.',
  subjects: {
    types: [types.cloudflare.r2BucketLifecycle],
    where: holdsPersonalData,
    atLeast: 1,
    called: "R2 lifecycle of documents or recordings",
  },
  messages: {
    none: "no rule deletes objects.",
    partly: "no enabled rule deletes from the whole bucket; the prefixes are {prefixes}.",
  },
  check(lifecycle, violated) {
    const rules = deletions(lifecycle);
    const prefixes = rules.map((rule) => rule.read("conditions.prefix")).join(", ");
    if (rules.length === 0) violated("none");
    else if (!rules.some(isWholeBucket)) violated("partly", { prefixes });
  },
});
