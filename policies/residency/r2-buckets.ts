import { types } from "../../vendors/types.ts";

const { r2BucketCors, r2BucketEventNotification, r2BucketLifecycle, r2BucketLock } = types.cloudflare;
const { r2BucketSippy, r2CustomDomain, r2ManagedDomain } = types.cloudflare;

/** Types that set something on a bucket which they name by account, name and jurisdiction. */
export const bucketChildren = [
  r2BucketCors,
  r2BucketEventNotification,
  r2BucketLifecycle,
  r2BucketLock,
  r2BucketSippy,
  r2CustomDomain,
  r2ManagedDomain,
] as const;
