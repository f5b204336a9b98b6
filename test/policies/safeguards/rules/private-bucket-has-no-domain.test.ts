import { UNKNOWN, type Value } from "../../../../policies/kernel/resource.ts";
import { privateBucketHasNoDomain } from "../../../../policies/safeguards/rules/private-bucket-has-no-domain.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(privateBucketHasNoDomain, {
  pass: [[domain("kaitalk-prod-site")]],
  fail: [
    {
      stack: [domain("kaitalk-prod-recordings")],
      says: [
        'the domain makes bucket "kaitalk-prod-recordings" public; only one whose name ends in -site may be.',
      ],
    },
    {
      stack: [domain("uploads")],
      says: ['the domain makes bucket "uploads" public; only one whose name ends in -site may be.'],
    },
  ],
  omitted: [
    {
      stack: [resource(types.cloudflare.r2CustomDomain)],
      says: [
        "the domain makes bucket omitted (the vendor documents no default) public; " +
          "only one whose name ends in -site may be.",
      ],
    },
  ],
  unknown: [{ stack: [domain(UNKNOWN)], says: [unknown("bucketName")] }],
});

function domain(bucketName: Value) {
  return resource(types.cloudflare.r2CustomDomain, { bucketName });
}
