import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { r2BucketHintAgrees } from "../../../../policies/residency/rules/r2-bucket-hint-agrees.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(r2BucketHintAgrees, {
  pass: [
    [resource(types.cloudflare.r2Bucket, { location: "enam" })],
    [resource(types.cloudflare.r2Bucket, { location: "WNAM" })],
  ],
  fail: [
    {
      stack: [resource(types.cloudflare.r2Bucket, { location: "weur", jurisdiction: "us" })],
      says: ['location is "weur", which contradicts the jurisdiction; allowed are enam and wnam.'],
    },
  ],
  omitted: [
    { stack: [resource(types.cloudflare.r2Bucket, { jurisdiction: "us" })], says: [], outcome: "met" },
  ],
  unknown: [
    {
      stack: [resource(types.cloudflare.r2Bucket, { location: UNKNOWN })],
      says: [
        "location is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
