import { bucketOf } from "../../kernel/r2-buckets.ts";
import { defineRule } from "../../kernel/rule.ts";
import { bucketChildren } from "../r2-buckets.ts";

export const r2ChildOfDeclaredBucket = defineRule({
  id: "r2-child-of-declared-bucket",
  severity: "high",
  clauses: ["r2-jurisdiction"],
  description:
    "Every setting of a bucket reaches a bucket of this stack: same account, name and jurisdiction.",
  remediation: "Take bucketName, accountId and jurisdiction from the bucket that is meant.",
  subjects: { types: bucketChildren, atLeast: 1 },
  messages: {
    stray: "No bucket of this stack is called what bucketName says, so the setting guards nothing.",
    differs:
      "{property} is {actual} and {expected} on bucket {bucket}, so the setting guards another bucket.",
  },
  checkInStack(child, stack, violated) {
    const bucket = bucketOf(child, stack);
    if (!bucket) return violated("stray");
    for (const property of ["accountId", "jurisdiction"]) {
      const [actual, expected] = [child.read(property), bucket.read(property)];
      if (actual.value !== expected.value)
        violated("differs", { property, actual, expected, bucket: bucket.resource.name });
    }
  },
});
