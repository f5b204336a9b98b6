import { UNKNOWN, type Value } from "../../../../policies/kernel/resource.ts";
import { publishedObjectInSiteBucket } from "../../../../policies/sub-processors/rules/published-object-in-site-bucket.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const bucket = (kind: string) =>
  resource(types.cloudflare.r2Bucket, { name: `kaitalk-test-${kind}` }, { name: kind });
const [site, documents] = [bucket("site"), bucket("documents")];
const alone = "the program publishes into the bucket of the site alone.";

describeRule(publishedObjectInSiteBucket, {
  pass: [
    [object("kaitalk-test-site")],
    [site, { ...object(UNKNOWN), propertyDependencies: { bucket: [site.urn] } }],
  ],
  fail: [
    {
      stack: [site, object("kaitalk-test-documents")],
      says: [`bucket is "kaitalk-test-documents"; ${alone}`],
    },
  ],
  omitted: [{ stack: [object(null)], says: [`bucket is omitted; ${alone}`] }],
  unknown: [
    {
      stack: [site, documents, { ...object(UNKNOWN), propertyDependencies: { bucket: [documents.urn] } }],
      says: [
        "bucket is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});

function object(name: Value) {
  return resource(types.aws.objectv2, { bucket: name, key: "index.html" });
}
