import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { r2ChildInDeclaredJurisdiction } from "../../../../policies/residency/rules/r2-child-in-declared-jurisdiction.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(r2ChildInDeclaredJurisdiction, {
  pass: [
    [resource(types.cloudflare.r2BucketLifecycle, { jurisdiction: "us" })],
    [resource(types.cloudflare.r2BucketCors, { jurisdiction: "us" })],
    [resource(types.cloudflare.r2BucketEventNotification, { jurisdiction: "us" })],
    [resource(types.cloudflare.r2BucketLock, { jurisdiction: "us" })],
    [resource(types.cloudflare.r2BucketSippy, { jurisdiction: "us" })],
    [resource(types.cloudflare.r2CustomDomain, { jurisdiction: "us" })],
    [resource(types.cloudflare.r2ManagedDomain, { jurisdiction: "us" })],
  ],
  fail: [
    {
      stack: [resource(types.cloudflare.r2BucketLifecycle, { jurisdiction: "default" })],
      says: ['jurisdiction is "default"; the register declares "us".'],
    },
  ],
  omitted: [
    {
      stack: [resource(types.cloudflare.r2BucketLifecycle)],
      says: ['jurisdiction is omitted, so the vendor decides where the data is; the register declares "us".'],
    },
  ],
  unknown: [
    {
      stack: [resource(types.cloudflare.r2BucketLifecycle, { jurisdiction: UNKNOWN })],
      says: [
        "jurisdiction is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
