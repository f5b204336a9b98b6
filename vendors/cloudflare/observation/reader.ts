import type { Account, Reader } from "../../observation/reader.ts";
import { Tally } from "../../observation/tally.ts";
import { types } from "../../types.ts";
import { lookAtBuckets } from "./buckets.ts";
import { declaredIds } from "./declared-ids.ts";
import { lookAtKey } from "./key.ts";
import { kinds, productKinds } from "./kinds.ts";
import { lookAtProducts } from "./products.ts";
import { lookAtZones } from "./zones.ts";

const { cloudflare } = types;
const ofAccount: ReadonlySet<string> = new Set([cloudflare.r2Bucket, ...Object.keys(productKinds)]);

/** Asks Cloudflare for the buckets of every jurisdiction, what else could hold data, and the zones with their guards. */
export const reader: Reader = {
  vendor: "cloudflare",
  hosts: ["api.cloudflare.com"],
  keys: [
    {
      variable: "OBSERVE_CLOUDFLARE_API_TOKEN",
      narrowest:
        "A token of the account with read groups alone: Workers R2 Storage, Zone, Zone Settings, DNS, Logs, SSL and Certificates, Managed headers, D1, Workers KV Storage, Queues, Stream, Images, Hyperdrive, Workers Scripts, Pages, Pipelines, AI Gateway, Vectorize, Email Routing Addresses, Account Analytics, Account Rulesets, Account API Tokens.",
      where: "Cloudflare's dashboard, Manage account, Account API tokens",
    },
  ],
  present: (key) => ({ authorization: `Bearer ${key("OBSERVE_CLOUDFLARE_API_TOKEN")}` }),
  // 1,200 requests in five minutes; more shut every call out for five minutes. The dashboard's count too.
  pace: { requests: 20_000, perSecond: 3.6 },
  kinds,
  async read(account: Account) {
    const accounts = declaredIds(account, "accountId");
    const inAccount = new Tally(account);
    for (const id of accounts) {
      await lookAtKey(account, id);
      await lookAtProducts(account, inAccount, id);
      await lookAtBuckets(account, inAccount, id);
    }
    inAccount.close([...ofAccount]);
    const buckets = inAccount.sum(cloudflare.r2Bucket);
    inAccount.close(
      [
        ...[cloudflare.r2BucketLifecycle, cloudflare.r2BucketLock, cloudflare.r2BucketCors],
        ...[cloudflare.r2BucketSippy, cloudflare.r2BucketEventNotification],
        ...[cloudflare.r2ManagedDomain, cloudflare.r2CustomDomain],
      ],
      buckets,
    );
    await lookAtZones(account);
  },
};
