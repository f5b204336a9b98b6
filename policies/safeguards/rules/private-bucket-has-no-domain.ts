import { bucketKindOf } from "../../../retention/buckets.ts";
import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const privateBucketHasNoDomain = defineRule({
  id: "private-bucket-has-no-domain",
  severity: "critical",
  clauses: ["minimal-collection"],
  description: "Only the bucket of published pages has a domain; recordings and documents are never public.",
  remediation: "Remove the custom domain; the application hands out signed, short-lived addresses.",
  subjects: { types: [types.cloudflare.r2CustomDomain] },
  messages: { public: "the domain makes bucket {bucket} public; only one whose name ends in -site may be." },
  check(domain, violated) {
    const bucket = domain.read("bucketName");
    if (bucketKindOf(String(bucket.value)) !== "site") violated("public", { bucket });
  },
});
