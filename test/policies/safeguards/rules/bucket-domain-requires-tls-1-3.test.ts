import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { bucketDomainRequiresTls13 } from "../../../../policies/safeguards/rules/bucket-domain-requires-tls-1-3.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(bucketDomainRequiresTls13, {
  pass: [[resource(types.cloudflare.r2CustomDomain, { minTls: "1.3" })]],
  fail: [
    {
      stack: [resource(types.cloudflare.r2CustomDomain, { minTls: "1.2" })],
      says: ['minTls is "1.2"; the register declares "1.3".'],
    },
  ],
  omitted: [
    {
      stack: [resource(types.cloudflare.r2CustomDomain)],
      says: ['minTls is omitted (vendor default "1.0"); the register declares "1.3".'],
    },
  ],
  unknown: [
    { stack: [resource(types.cloudflare.r2CustomDomain, { minTls: UNKNOWN })], says: [unknown("minTls")] },
  ],
});
