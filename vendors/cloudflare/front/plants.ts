import type { JsonObject } from "../../simulation/json.ts";
import { asNamed, first, firstId, named, type Plant, unused } from "../../simulation/plant.ts";
import { types } from "../../types.ts";
import { keptObject } from "./buckets.ts";

const { cloudflare } = types;

/** A product of Cloudflare's that nobody here declares. */
function product(noun: string): Plant {
  return {
    type: unused("cloudflare", noun),
    inputs: (name) => ({ name }),
  };
}
const ofZone = (type: string, inputs: JsonObject): Plant => ({
  type,
  inputs: (name, store) => ({ name, zoneId: first(store, cloudflare.zoneSetting, "zoneId"), ...inputs }),
});
/** Something of a bucket that the program gives none. */
const ofBucket = (type: string, inputs: (name: string) => JsonObject): Plant => ({
  type,
  inputs: (name, store) => ({
    accountId: first(store, cloudflare.r2Bucket, "accountId"),
    bucketName: firstId(store, cloudflare.r2Bucket),
    jurisdiction: first(store, cloudflare.r2Bucket, "jurisdiction"),
    ...inputs(name),
  }),
});

/** What can be put at the vendor behind the engine's back. */
export const plants: Readonly<Record<string, Plant>> = {
  bucket: {
    type: cloudflare.r2Bucket,
    inputs: (name, store) => ({
      name,
      accountId: first(store, cloudflare.r2Bucket, "accountId"),
      jurisdiction: "default",
    }),
  },
  object: {
    kind: keptObject,
    owner: (store) => firstId(store, cloudflare.r2Bucket),
    id: asNamed,
  },
  "bucket-lock": ofBucket(cloudflare.r2BucketLock, () => ({
    rules: [{ id: "kept", enabled: true, prefix: "", condition: { type: "Indefinite" } }],
  })),
  "bucket-migration": ofBucket(cloudflare.r2BucketSippy, () => ({})),
  "bucket-notification": ofBucket(cloudflare.r2BucketEventNotification, (name) => ({
    queueId: name,
    rules: [],
  })),
  "bucket-domain": ofBucket(cloudflare.r2CustomDomain, (name) => ({
    domain: `${name}.example.invalid`,
    enabled: true,
  })),
  "d1-database": named(cloudflare.d1Database),
  "kv-namespace": named(cloudflare.workersKvNamespace),
  queue: named(cloudflare.queue),
  stream: named(cloudflare.stream),
  image: named(cloudflare.image),
  hyperdrive: named(cloudflare.hyperdriveConfig),
  worker: product("workersScript"),
  "pages-project": product("pagesProject"),
  "durable-objects": product("durableObjectsNamespace"),
  workflow: product("workflow"),
  "vectorize-index": product("vectorizeIndex"),
  pipeline: product("pipeline"),
  "pipeline-sink": product("pipelineSink"),
  "pipeline-stream": product("pipelineStream"),
  "ai-gateway": product("aiGateway"),
  "slurper-job": product("slurperJob"),
  "email-address": product("emailRoutingAddress"),
  "web-analytics": product("webAnalyticsSite"),
  zone: {
    type: cloudflare.zone,
    inputs: (name) => ({ name: `${name}.example.invalid` }),
  },
  "dns-record": {
    type: cloudflare.dnsRecord,
    inputs: (name, store) => ({
      zoneId: first(store, cloudflare.zoneSetting, "zoneId"),
      name: `${name}.${first(store, types.postmark.domain, "name")}`,
      ...{ type: "A", content: "203.0.113.4", proxied: false, ttl: 1 },
    }),
  },
  "hostname-setting": {
    type: cloudflare.hostnameTlsSetting,
    inputs: (name, store) => ({
      zoneId: first(store, cloudflare.zoneSetting, "zoneId"),
      hostname: `${name}.${first(store, types.postmark.domain, "name")}`,
      ...{ settingId: "min_tls_version", value: "1.0" },
    }),
  },
  ruleset: ofZone(cloudflare.ruleset, {
    kind: "zone",
    phase: "http_request_dynamic_redirect",
    rules: [{ action: "redirect", expression: "true", enabled: true }],
  }),
  "account-ruleset": {
    type: cloudflare.ruleset,
    inputs: (name, store) => ({
      name,
      accountId: first(store, cloudflare.r2Bucket, "accountId"),
      ...{ kind: "root", phase: "http_request_firewall_custom", rules: [] },
    }),
  },
  "page-rule": ofZone(unused("cloudflare", "pageRule"), {}),
  "raw-logs": ofZone(cloudflare.logpullRetention, { flag: true }),
  "logpush-job": ofZone(cloudflare.logpushJob, {
    dataset: "http_requests",
    destinationConf: "https://logs.example.invalid",
    enabled: true,
  }),
};
