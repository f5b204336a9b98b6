import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { r2BucketInDeclaredJurisdiction } from "../../../../policies/residency/rules/r2-bucket-in-declared-jurisdiction.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(r2BucketInDeclaredJurisdiction, {
  pass: [[resource(types.cloudflare.r2Bucket, { jurisdiction: "us" })]],
  fail: [
    {
      stack: [resource(types.cloudflare.r2Bucket, { jurisdiction: "eu" })],
      says: ['jurisdiction is "eu"; the register declares "us".'],
    },
    {
      stack: [],
      says: ["0 of at least 1 cloudflare:index/r2Bucket:R2Bucket declared."],
    },
  ],
  omitted: [
    {
      stack: [resource(types.cloudflare.r2Bucket)],
      says: ['jurisdiction is omitted, so the vendor decides where the data is; the register declares "us".'],
    },
  ],
  unknown: [
    {
      stack: [resource(types.cloudflare.r2Bucket, { jurisdiction: UNKNOWN })],
      says: [
        "jurisdiction is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
