import { defineRule } from "../../kernel/rule.ts";
import { placeMessages, requirePlace } from "../declared-place.ts";
import { bucketChildren } from "../r2-buckets.ts";

export const r2ChildInDeclaredJurisdiction = defineRule({
  id: "r2-child-in-declared-jurisdiction",
  severity: "critical",
  clauses: ["r2-jurisdiction"],
  description:
    "Every setting of a bucket repeats the jurisdiction, without which it addresses another bucket.",
  remediation: "Repeat the bucket's jurisdiction on the resource.",
  subjects: { types: bucketChildren, atLeast: 1 },
  messages: placeMessages,
  check: (child, violated) => requirePlace(child, "jurisdiction", "r2-jurisdiction", violated),
});
