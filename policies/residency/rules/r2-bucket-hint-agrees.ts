import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { namesIn } from "../declared-place.ts";

export const r2BucketHintAgrees = defineRule({
  id: "r2-bucket-hint-agrees",
  severity: "medium",
  clauses: ["r2-jurisdiction"],
  description: "A bucket's location hint, where there is one, lies in the declared jurisdiction.",
  remediation: "Remove location; the jurisdiction alone decides where objects are.",
  subjects: { types: [types.cloudflare.r2Bucket], atLeast: 1 },
  messages: {
    contradicts: "location is {actual}, which contradicts the jurisdiction; allowed are {allowed}.",
  },
  check(bucket, violated) {
    const location = bucket.read("location");
    const allowed = namesIn("r2-us-location-hints");
    if (location.origin === "declared" && !allowed.includes(String(location.value).toLowerCase()))
      violated("contradicts", { actual: location, allowed: allowed.join(" and ") });
  },
});
