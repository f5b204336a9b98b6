import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { bucketHasNoPublicAddress } from "../../../../policies/safeguards/rules/bucket-has-no-public-address.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { bucket, linked, unknown } from "../resources.ts";

const site = bucket("site");
const address = (inputs: Properties) =>
  resource(types.cloudflare.r2ManagedDomain, inputs, { name: "address" });

describeRule(bucketHasNoPublicAddress, {
  pass: [
    [site, address({ bucketName: "kaitalk-test-site", enabled: false })],
    [site, linked(address({ bucketName: UNKNOWN, enabled: false }), "bucketName", site)],
  ],
  fail: [
    {
      stack: [site, address({ bucketName: "kaitalk-test-site", enabled: true })],
      says: ['enabled is true for "kaitalk-test-site"; false is required.'],
    },
    {
      stack: [site, address({ bucketName: "another", enabled: false })],
      says: ['no managed domain is declared for "kaitalk-test-site", so its address may be on.'],
    },
    { stack: [], says: [`0 of at least 1 ${types.cloudflare.r2Bucket} declared.`] },
  ],
  omitted: [
    {
      stack: [site],
      says: ['no managed domain is declared for "kaitalk-test-site", so its address may be on.'],
    },
  ],
  unknown: [
    { stack: [site, address({ bucketName: UNKNOWN, enabled: false })], says: [unknown("bucketName")] },
    {
      stack: [site, address({ bucketName: "kaitalk-test-site", enabled: UNKNOWN })],
      says: [unknown("enabled")],
    },
  ],
});
