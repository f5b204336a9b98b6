import type { Behaviour } from "../../simulation/behaviour.ts";
import { textAt } from "../../simulation/json.ts";
import { types } from "../../types.ts";

/** What belongs to a bucket and is overwritten as a whole. */
function partOfBucket(type: string): Behaviour {
  return {
    type,
    identity: ["accountId", "bucketName"],
    replaceOn: ["accountId", "bucketName"],
    id: (inputs) => textAt(inputs, "bucketName"),
    refuseCreate(inputs, vendor) {
      const name = textAt(inputs, "bucketName");
      const bucket = vendor.get(types.cloudflare.r2Bucket, name);
      if (!bucket) return `R2 knows no bucket "${name}"`;
      const asked = inputs.jurisdiction ?? "default";
      const held = bucket.properties.jurisdiction ?? "default";
      return asked === held
        ? undefined
        : `R2 knows no bucket "${name}" in jurisdiction ${JSON.stringify(asked)}; it is in ${JSON.stringify(held)}`;
    },
  };
}

/** The provider's delete does nothing: the last value stays in force. */
function settingOfBucket(type: string): Behaviour {
  return { ...partOfBucket(type), setting: true, leaves: (properties) => properties };
}

export const bucketLifecycle = settingOfBucket(types.cloudflare.r2BucketLifecycle);
export const bucketLock = settingOfBucket(types.cloudflare.r2BucketLock);
export const managedDomain: Behaviour = {
  ...settingOfBucket(types.cloudflare.r2ManagedDomain),
  computed: (inputs) => ({ domain: `${textAt(inputs, "bucketName")}.r2.dev` }),
};
export const bucketCors = partOfBucket(types.cloudflare.r2BucketCors);
export const bucketMigration = partOfBucket(types.cloudflare.r2BucketSippy);
export const bucketNotification = partOfBucket(types.cloudflare.r2BucketEventNotification);
