import { clauseOfKind } from "../../../retention/buckets.ts";
import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { clausesOf, kindOf } from "../buckets.ts";
import { inBuckets } from "../clauses.ts";

export const r2BucketNamedForItsContent = defineRule({
  id: "r2-bucket-named-for-its-content",
  severity: "high",
  clauses: inBuckets,
  bearsOn: clausesOf,
  description: "The name of every bucket ends in what it holds, so that the period of its objects is known.",
  remediation:
    "End the bucket's name in one of the kinds of retention/buckets.ts, or add a kind and its promise there.",
  subjects: { types: [types.cloudflare.r2Bucket] },
  messages: {
    unnamed: "name is {name}; it ends in none of {kinds}, so no promise bounds the bucket's objects.",
  },
  check(bucket, violated) {
    if (kindOf(bucket)) return;
    const kinds = Object.keys(clauseOfKind).map((kind) => `-${kind}`);
    violated("unnamed", { name: bucket.read("name"), kinds: kinds.join(", ") });
  },
});
