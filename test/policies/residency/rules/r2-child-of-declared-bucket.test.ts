import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { r2ChildOfDeclaredBucket } from "../../../../policies/residency/rules/r2-child-of-declared-bucket.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const bucket = resource(
  types.cloudflare.r2Bucket,
  { name: "recordings", accountId: "account", jurisdiction: "us" },
  { name: "store" },
);

function child(inputs: Properties, origins: readonly string[] = []) {
  return resource(
    types.cloudflare.r2BucketLifecycle,
    { accountId: "account", jurisdiction: "us", ...inputs },
    { propertyDependencies: { bucketName: origins } },
  );
}

describeRule(r2ChildOfDeclaredBucket, {
  pass: [
    [bucket, child({ bucketName: "recordings" })],
    [bucket, child({ bucketName: UNKNOWN }, [bucket.urn])],
  ],
  fail: [
    {
      stack: [bucket, child({ bucketName: "recording" })],
      says: ["No bucket of this stack is called what bucketName says, so the setting guards nothing."],
    },
    {
      stack: [bucket, child({ bucketName: "recordings", jurisdiction: "eu", accountId: "other" })],
      says: [
        'accountId is "other" and "account" on bucket store, so the setting guards another bucket.',
        'jurisdiction is "eu" and "us" on bucket store, so the setting guards another bucket.',
      ],
    },
    {
      stack: [bucket, child({ bucketName: UNKNOWN })],
      says: ["No bucket of this stack is called what bucketName says, so the setting guards nothing."],
    },
  ],
  omitted: [
    {
      stack: [
        bucket,
        resource(types.cloudflare.r2BucketLifecycle, { accountId: "account", jurisdiction: "us" }),
      ],
      says: ["No bucket of this stack is called what bucketName says, so the setting guards nothing."],
    },
  ],
  unknown: [
    {
      stack: [bucket, child({ bucketName: "recordings", jurisdiction: UNKNOWN })],
      says: [
        "jurisdiction is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
