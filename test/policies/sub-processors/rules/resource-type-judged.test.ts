import { resourceTypeJudged } from "../../../../policies/sub-processors/rules/resource-type-judged.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(resourceTypeJudged, {
  pass: [
    [resource(types.neon.project)],
    [resource("pulumi:providers:stripe")],
    [resource(types.cloudflare.r2BucketSippy)],
  ],
  fail: [
    {
      stack: [resource("aws:rds/instance:Instance")],
      says: [
        "No rule was written for aws:rds/instance:Instance: what it stores, and where, nobody has judged.",
      ],
    },
    {
      stack: [resource("aws:s3/bucket:Bucket")],
      says: ["No rule was written for aws:s3/bucket:Bucket: what it stores, and where, nobody has judged."],
    },
    {
      stack: [resource("pulumi:providers:gcp")],
      says: ["No rule was written for pulumi:providers:gcp: what it stores, and where, nobody has judged."],
    },
  ],
  omitted: "A type is never left out.",
  unknown: "A type is always known.",
});
