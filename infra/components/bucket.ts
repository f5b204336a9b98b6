import { R2Bucket } from "@pulumi/cloudflare/r2bucket.js";
import { R2BucketCors } from "@pulumi/cloudflare/r2bucketCors.js";
import { R2BucketLifecycle } from "@pulumi/cloudflare/r2bucketLifecycle.js";
import { R2ManagedDomain } from "@pulumi/cloudflare/r2managedDomain.js";
import type { ComponentResource, Output } from "@pulumi/pulumi";
import { clause } from "../../register/clauses.ts";
import type { BucketKind } from "../../retention/buckets.ts";
import type { BucketPlan } from "../../retention/solve.ts";
import { stackName } from "../names.ts";

interface BucketArgs {
  readonly kind: BucketKind;
  readonly accountId: string;
  /** The only site whose pages may read objects in a browser. */
  readonly origin: string;
  readonly plan: BucketPlan;
}

/** Where a bucket is found. Each resource about it repeats all three: without the jurisdiction it would mean another bucket. */
interface BucketAddress {
  readonly accountId: string;
  readonly bucketName: Output<string>;
  readonly jurisdiction: string;
}

/** A bucket in the promised jurisdiction with what every bucket has: an end of its objects, one origin, no r2.dev. */
export function declareBucket(
  parent: ComponentResource,
  { kind, accountId, origin, plan }: BucketArgs,
): BucketAddress {
  const child = { parent };
  const jurisdiction = clause("r2-jurisdiction").region;
  const bucket = new R2Bucket(
    kind,
    { accountId, name: stackName(kind), jurisdiction, storageClass: "Standard" },
    { parent, protect: true },
  );
  const address = { accountId, bucketName: bucket.name, jurisdiction };
  new R2BucketLifecycle(`${kind}-lifecycle`, { ...address, rules: [lifecycleRule(plan)] }, child);
  new R2BucketCors(
    `${kind}-cors`,
    {
      ...address,
      rules: [{ id: "site", allowed: { origins: [origin], methods: ["GET"] }, maxAgeSeconds: 3600 }],
    },
    child,
  );
  new R2ManagedDomain(`${kind}-public-address`, { ...address, enabled: false }, child);
  return address;
}

/** One rule for the whole bucket: the vendor writes the configuration as a whole, so its default for uploads is repeated. */
function lifecycleRule({ lifecycleSeconds, abortUploadSeconds }: BucketPlan) {
  return {
    id: "retention",
    enabled: true,
    conditions: { prefix: "" },
    abortMultipartUploadsTransition: { condition: { type: "Age", maxAge: abortUploadSeconds } },
    ...(lifecycleSeconds !== null && {
      deleteObjectsTransition: { condition: { type: "Age", maxAge: lifecycleSeconds } },
    }),
  };
}
