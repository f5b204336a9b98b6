import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { placeMessages, requirePlace } from "../declared-place.ts";

export const r2BucketInDeclaredJurisdiction = defineRule({
  id: "r2-bucket-in-declared-jurisdiction",
  severity: "critical",
  clauses: ["r2-jurisdiction"],
  description: "Every bucket is in the jurisdiction that the register declares.",
  remediation:
    "Set jurisdiction on a new bucket and move the objects: Cloudflare cannot change it on an old one.",
  subjects: { types: [types.cloudflare.r2Bucket], atLeast: 1 },
  messages: placeMessages,
  check: (bucket, violated) => requirePlace(bucket, "jurisdiction", "r2-jurisdiction", violated),
});
