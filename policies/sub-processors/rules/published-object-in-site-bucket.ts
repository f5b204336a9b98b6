import { bucketKindOf } from "../../../retention/buckets.ts";
import { types } from "../../../vendors/types.ts";
import { resourcesAt } from "../../kernel/by-urn.ts";
import { defineRule } from "../../kernel/rule.ts";

export const publishedObjectInSiteBucket = defineRule({
  id: "published-object-in-site-bucket",
  severity: "high",
  clauses: ["minimal-collection", "stored-documents"],
  description: "What the program publishes goes into the bucket of the site, and into no bucket of records.",
  remediation: "Take bucket from the site's bucket of this stack.",
  subjects: { types: [types.aws.objectv2], atLeast: 1 },
  messages: { elsewhere: "bucket is {actual}; the program publishes into the bucket of the site alone." },
  checkInStack(object, stack, violated) {
    const origins = object.resource.propertyDependencies.bucket ?? [];
    const fromSite = resourcesAt(stack, origins)
      .filter(({ resource }) => resource.type === types.cloudflare.r2Bucket)
      .some((bucket) => bucketKindOf(String(bucket.read("name").value)) === "site");
    if (fromSite) return;
    const actual = object.read("bucket");
    if (bucketKindOf(String(actual.value)) !== "site") violated("elsewhere", { actual });
  },
});
