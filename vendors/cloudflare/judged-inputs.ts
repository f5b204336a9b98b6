import type { JudgedInputs } from "../judged-inputs.ts";
import { types } from "../types.ts";

const { cloudflare: cf } = types;
const ofBucket = [
  ...[cf.r2BucketCors, cf.r2BucketEventNotification, cf.r2BucketLifecycle, cf.r2BucketLock],
  ...[cf.r2CustomDomain, cf.r2ManagedDomain],
];
/** Places below a rule's parameters, by what policies/safeguards/ruleset-actions.ts lets an action be given. */
const parameters = [
  ...["algorithms[].name", "automaticHttpsRewrites", "bic", "cache", "disableApps", "disableRum"],
  ...["disableZaraz", "emailObfuscation", "hotlinkProtection", "opportunisticEncryption", "securityLevel"],
  ...["browserTtl.default", "browserTtl.mode", "edgeTtl.default", "edgeTtl.mode", "respectStrongEtags"],
  ...["edgeTtl.statusCodeTtls[].statusCode", "edgeTtl.statusCodeTtls[].value"],
  ...["edgeTtl.statusCodeTtls[].statusCodeRange.from", "edgeTtl.statusCodeTtls[].statusCodeRange.to"],
  ...["serveStale.disableStaleWhileUpdating", "ssl", "uri.path.expression", "uri.path.value"],
  ...["uri.query.expression", "uri.query.value"],
  ...["fromValue.preserveQueryString", "fromValue.statusCode", "fromValue.targetUrl.expression"],
  ...["fromValue.targetUrl.value", "headers.{}.expression", "headers.{}.operation", "headers.{}.value"],
  ...["id", "overrides.action", "overrides.enabled", "overrides.sensitivityLevel"],
  ...["action", "category", "enabled", "sensitivityLevel"].map((name) => `overrides.categories[].${name}`),
  ...["action", "enabled", "id", "scoreThreshold", "sensitivityLevel"].map(
    (name) => `overrides.rules[].${name}`,
  ),
  ...["phases[]", "products[]", "response.content", "response.contentType", "response.statusCode"],
  ...["rules.{}[]", "ruleset", "rulesets[]"],
].map((name) => `rules[].actionParameters.${name}`);

export const cloudflare: JudgedInputs = {
  refused: {
    "store-belongs-to-encrypting-vendor": [
      ...[cf.d1Database, cf.hyperdriveConfig, cf.image, cf.queue, cf.stream, cf.workersKv],
      cf.workersKvNamespace,
    ],
    "r2-migration-absent": [cf.r2BucketSippy],
  },
  judged: [
    {
      types: ["pulumi:providers:cloudflare"],
      readBy: { "provider-credentials-are-marked": ["apiKey", "apiToken", "apiUserServiceKey"] },
      harmless: {
        "Goes with a key, and names its owner to Cloudflare alone.": ["email"],
        "What the provider calls itself.": ["userAgentOperatorSuffix"],
      },
    },
    {
      types: [cf.dnsRecord],
      readBy: {
        "dns-record-type-judged": ["type"],
        "dns-sends-visitors-through-cloudflare": ["proxied"],
        "dns-record-to-registered-host": ["content"],
        "mail-is-signed-by-postmark-alone": ["name"],
        "zone-declares-every-guard": ["zoneId"],
        "label-without-personal-data": ["comment", "tags[]"],
      },
      harmless: {
        "How long resolvers remember, and which of several servers comes first.": ["priority", "ttl"],
        "CAA narrows who may issue certificates; the other types that have data are refused.": [
          ...["data.flags", "data.tag", "data.value"],
        ],
        "How Cloudflare answers for a record whose target is judged.": [
          ...["settings.flattenCname", "settings.ipv4Only", "settings.ipv6Only"],
        ],
      },
    },
    {
      types: [cf.hostnameTlsSetting],
      readBy: { "hostname-keeps-tls-minimum": ["settingId", "value"] },
      harmless: { "Which of the zone's names it is about.": ["hostname", "zoneId"] },
    },
    {
      types: [cf.logpullRetention],
      readBy: { "zone-keeps-no-raw-logs": ["flag"] },
      harmless: { "Which zone it is about; logs may be kept for none.": ["zoneId"] },
    },
    {
      types: [cf.logpushJob],
      readBy: {
        "logpush-leaves-addresses-out": ["dataset", "filter", "logpullOptions", "outputOptions.fieldNames[]"],
        "logpush-destination-is-private": ["destinationConf"],
        "label-without-personal-data": ["name"],
      },
      harmless: {
        "Which zone's logs they are; fields and destination are judged.": ["zoneId"],
        "How many lines come how often, and how they are written.": [
          ...["enabled", "filterAttackTraffic", "frequency", "maxUploadBytes", "maxUploadIntervalSeconds"],
          ...["maxUploadRecords", "ownershipChallenge"],
          ...["batchPrefix", "batchSuffix", "cve202144228", "fieldDelimiter", "mergeSubrequests"].map(
            (name) => `outputOptions.${name}`,
          ),
          ...["outputType", "recordDelimiter", "sampleRate", "timestampFormat"].map(
            (name) => `outputOptions.${name}`,
          ),
        ],
      },
    },
    {
      types: [cf.managedTransforms],
      readBy: {
        "zone-adds-no-visitor-data": ["managedRequestHeaders[].enabled", "managedRequestHeaders[].id"],
        "zone-declares-every-guard": ["zoneId"],
      },
      harmless: {
        "Headers of answers tell a visitor nothing about other people.": [
          ...["managedResponseHeaders[].enabled", "managedResponseHeaders[].id"],
        ],
      },
    },
    {
      types: [cf.r2Bucket],
      readBy: {
        "r2-bucket-in-declared-jurisdiction": ["jurisdiction"],
        "r2-bucket-hint-agrees": ["location"],
        "r2-bucket-named-for-its-content": ["name"],
        "r2-child-of-declared-bucket": ["accountId"],
      },
      harmless: { "What storage costs; place and period are the same in each class.": ["storageClass"] },
    },
    {
      types: ofBucket,
      readBy: {
        "r2-child-in-declared-jurisdiction": ["jurisdiction"],
        "r2-child-of-declared-bucket": ["accountId", "bucketName"],
      },
    },
    {
      types: [cf.r2BucketCors],
      readBy: { "bucket-names-its-readers": ["rules[].allowed.origins[]"] },
      harmless: {
        "What a page of a named origin may ask for; a signature decides what it gets.": [
          ...["rules[].allowed.headers[]", "rules[].allowed.methods[]", "rules[].exposeHeaders[]"],
          ...["rules[].id", "rules[].maxAgeSeconds"],
        ],
      },
    },
    {
      types: [cf.r2BucketEventNotification],
      readBy: {
        "r2-event-to-declared-queue": ["queueId"],
        "label-without-personal-data": ["rules[].description"],
      },
      harmless: {
        "Which events reach the queue, which is judged.": [
          ...["rules[].actions[]", "rules[].prefix", "rules[].suffix"],
        ],
      },
    },
    {
      types: [cf.r2BucketLifecycle],
      readBy: {
        "r2-lifecycle-rule-enabled": ["rules[].enabled"],
        "r2-lifecycle-covers-whole-bucket": ["rules[].conditions.prefix"],
        "r2-lifecycle-deletes-by-age": ["rules[].deleteObjectsTransition.condition.type"],
        "r2-lifecycle-states-its-age": ["rules[].deleteObjectsTransition.condition.maxAge"],
        "r2-lifecycle-aborts-uploads": [
          ...["maxAge", "type"].map((name) => `rules[].abortMultipartUploadsTransition.condition.${name}`),
        ],
      },
      harmless: {
        "What a rule is called.": ["rules[].id"],
        "A date of deletion counts for nothing where an age is demanded.": [
          "rules[].deleteObjectsTransition.condition.date",
        ],
        "Another class of storage, in the same place, until the same deletion.": [
          ...["condition.date", "condition.maxAge", "condition.type", "storageClass"].map(
            (name) => `rules[].storageClassTransitions[].${name}`,
          ),
        ],
      },
    },
    {
      types: [cf.r2BucketLock],
      readBy: {
        "r2-lock-ends-by-age": ["rules[].condition.type"],
        "r2-lock-within-lifecycle": ["rules[].condition.maxAgeSeconds"],
      },
      harmless: {
        "Which objects a lock holds, and whether; each lock counts as one on all.": [
          ...["rules[].enabled", "rules[].id", "rules[].prefix"],
        ],
        "A lock until a date is refused by its type.": ["rules[].condition.date"],
      },
    },
    {
      types: [cf.r2CustomDomain],
      readBy: {
        "bucket-domain-requires-tls-1-3": ["minTls"],
        "served-domain-own": ["domain"],
        "zone-declares-every-guard": ["zoneId"],
      },
      harmless: {
        "Whether the public bucket's domain answers; that of any other bucket is refused.": ["enabled"],
        "Below TLS 1.3, which is refused, and only there.": ["ciphers[]"],
      },
    },
    { types: [cf.r2ManagedDomain], readBy: { "managed-domain-is-off": ["enabled"] } },
    {
      types: [cf.ruleset],
      readBy: {
        "ruleset-action-judged": [
          "accountId",
          "kind",
          "phase",
          "rules[].action",
          "rules[].expression",
          ...parameters,
        ],
        "label-without-personal-data": ["description", "name", "rules[].description"],
      },
      harmless: {
        "Which zone and rule it is, and whether the rule runs.": [
          "rules[].enabled",
          "rules[].id",
          "rules[].ref",
          "zoneId",
        ],
        "How often is too often; what is counted stays at the edge.": [
          ...["characteristics[]", "countingExpression", "mitigationTimeout", "period", "requestsPerPeriod"],
          ...["requestsToOrigin", "scorePerPeriod", "scoreResponseHeaderName"],
        ].map((name) => `rules[].ratelimit.${name}`),
      },
    },
    {
      types: [cf.zone],
      readBy: { "served-domain-own": ["name"], "zone-is-active": ["paused", "type"] },
      harmless: {
        "Which account it is is for the configuration and the key to say.": ["account.id"],
        "Names of Cloudflare's own servers under the domain.": ["vanityNameServers[]"],
      },
    },
    {
      types: [cf.zoneDnssec],
      readBy: { "zone-signs-its-records": ["status"], "zone-declares-every-guard": ["zoneId"] },
      harmless: { "How it is shown that a name does not exist.": ["dnssecUseNsec3"] },
    },
    {
      types: [cf.zoneSetting],
      readBy: {
        "zone-setting-judged": ["settingId"],
        "zone-requires-tls-1-3": ["value"],
        "zone-declares-strict-transport": ["enabled", "include_subdomains", "max_age"].map(
          (name) => `value.strict_transport_security.${name}`,
        ),
        "zone-declares-every-guard": ["zoneId"],
      },
      harmless: {
        "Beyond TLS: how browsers guess types, and whether they know the domain before the first visit.": [
          ...["nosniff", "preload"].map((name) => `value.strict_transport_security.${name}`),
        ],
      },
    },
  ],
};
