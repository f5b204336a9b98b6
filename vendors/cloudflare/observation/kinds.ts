import type { Kind } from "../../observation/reader.ts";
import { types } from "../../types.ts";

const { cloudflare: cf } = types;
/** Cloudflare's older rules, which this program declares none of. */
export const pageRule = "cloudflare:index/pageRule:PageRule";

/** A product of an account that could hold data or carry it away, and the path under `/accounts/{account}` that lists it. */
export const products: Readonly<Record<string, Kind & { readonly path: string }>> = {
  [cf.d1Database]: store("D1 database", "d1/database"),
  [cf.workersKvNamespace]: store("Workers KV namespace", "storage/kv/namespaces"),
  [cf.queue]: store("queue", "queues"),
  [cf.stream]: store("Stream video", "stream"),
  [cf.image]: store("image", "images/v1"),
  [cf.hyperdriveConfig]: wayOut("Hyperdrive configuration", "hyperdrive/configs"),
  "cloudflare:index/workersScript:WorkersScript": wayOut("Worker", "workers/scripts"),
  "cloudflare:index/pagesProject:PagesProject": wayOut("Pages project", "pages/projects"),
  "cloudflare:index/durableObjectsNamespace:DurableObjectsNamespace": store(
    "Durable Objects namespace",
    "workers/durable_objects/namespaces",
  ),
  "cloudflare:index/workflow:Workflow": store("Cloudflare workflow", "workflows"),
  "cloudflare:index/vectorizeIndex:VectorizeIndex": store("Vectorize index", "vectorize/v2/indexes"),
  "cloudflare:index/pipeline:Pipeline": wayOut("pipeline", "pipelines/v1/pipelines"),
  "cloudflare:index/pipelineSink:PipelineSink": wayOut("sink of a pipeline", "pipelines/v1/sinks"),
  "cloudflare:index/pipelineStream:PipelineStream": store("stream of a pipeline", "pipelines/v1/streams"),
  "cloudflare:index/aiGateway:AiGateway": store("AI gateway", "ai-gateway/gateways"),
  "cloudflare:index/slurperJob:SlurperJob": wayOut("migration between clouds", "slurper/jobs"),
  "cloudflare:index/emailRoutingAddress:EmailRoutingAddress": wayOut(
    "address that mail is routed to",
    "email/routing/addresses",
  ),
  "cloudflare:index/webAnalyticsSite:WebAnalyticsSite": store("Web Analytics site", "rum/site_info/list"),
};

function store(called: string, path: string) {
  return { called, path, holds: "data" as const, identity: [] };
}

function wayOut(called: string, path: string) {
  return { called, path, holds: "way-out" as const, identity: [] };
}

export const productKinds: Readonly<Record<string, Kind>> = Object.fromEntries(
  Object.entries(products).map(([type, { called, holds, identity }]) => [type, { called, holds, identity }]),
);

const ofBucket = { identity: ["accountId", "bucketName"], single: true } as const;

export const kinds: Readonly<Record<string, Kind>> = {
  [cf.r2Bucket]: { called: "R2 bucket", holds: "data", identity: ["accountId", "name"], single: true },
  [cf.r2BucketLifecycle]: { called: "lifecycle of an R2 bucket", holds: "setting", ...ofBucket },
  [cf.r2BucketLock]: { called: "lock of an R2 bucket", holds: "setting", ...ofBucket },
  [cf.r2BucketCors]: { called: "readers of an R2 bucket", holds: "way-out", ...ofBucket },
  [cf.r2BucketSippy]: { called: "migration of an R2 bucket", holds: "way-out", ...ofBucket },
  [cf.r2BucketEventNotification]: {
    called: "notification of an R2 bucket",
    holds: "way-out",
    identity: ["accountId", "bucketName", "queueId"],
    single: true,
  },
  [cf.r2ManagedDomain]: { called: "public address of an R2 bucket", holds: "way-out", ...ofBucket },
  [cf.r2CustomDomain]: {
    called: "domain of an R2 bucket",
    holds: "way-out",
    identity: ["accountId", "bucketName", "domain"],
    single: true,
  },
  ...productKinds,
  [cf.zone]: { called: "zone", holds: "way-out", identity: ["name"] },
  [cf.zoneSetting]: {
    called: "zone setting",
    holds: "setting",
    identity: ["zoneId", "settingId"],
    single: true,
  },
  [cf.zoneDnssec]: { called: "DNSSEC of a zone", holds: "setting", identity: ["zoneId"], single: true },
  [cf.managedTransforms]: {
    called: "headers of a zone",
    holds: "setting",
    identity: ["zoneId"],
    single: true,
  },
  [cf.dnsRecord]: { called: "DNS record", holds: "setting", identity: ["zoneId", "type", "name", "content"] },
  [cf.logpushJob]: { called: "Logpush job", holds: "way-out", identity: [] },
  [cf.logpullRetention]: { called: "raw logs of a zone", holds: "data", identity: ["zoneId"], single: true },
  [cf.hostnameTlsSetting]: {
    called: "TLS setting of a hostname",
    holds: "setting",
    identity: ["zoneId", "hostname", "settingId"],
    single: true,
  },
  [cf.ruleset]: { called: "ruleset", holds: "setting", identity: [] },
  [pageRule]: { called: "page rule", holds: "way-out", identity: [] },
};
