import { Secret, UNKNOWN, type Value } from "../../../../policies/kernel/resource.ts";
import { logpushDestinationIsPrivate } from "../../../../policies/safeguards/rules/logpush-destination-is-private.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { bucket, unknown } from "../resources.ts";

const documents = bucket("documents", "documents");
const site = bucket("site", "site");
const keys = "region=auto&access-key-id=a&secret-access-key=b&endpoint=c";

describeRule(logpushDestinationIsPrivate, {
  pass: [
    [documents, job(new Secret(`s3://kaitalk-test-documents/logs/{DATE}?${keys}`))],
    [documents, job("s3://kaitalk-test-documents?region=auto&endpoint=c")],
  ],
  fail: [
    {
      stack: [documents, job(`s3://kaitalk-test-documents?${keys}`)],
      says: ["destinationConf holds keys and is not marked secret."],
    },
    {
      stack: [site, job(new Secret(`r2://kaitalk-test-site/logs?${keys}`))],
      says: ["destinationConf leads to bucket kaitalk-test-site, which is public."],
    },
    {
      stack: [documents, job("https://kaitalk.online/logs?header_Authorization=a")],
      says: [
        "destinationConf holds keys and is not marked secret.",
        "destinationConf leads to no bucket of this stack, so nobody sees how long logs are kept.",
      ],
    },
    {
      stack: [documents, job("s3://elsewhere?region=auto")],
      says: ["destinationConf leads to no bucket of this stack, so nobody sees how long logs are kept."],
    },
  ],
  omitted: [
    {
      stack: [resource(types.cloudflare.logpushJob)],
      says: ["destinationConf leads to no bucket of this stack, so nobody sees how long logs are kept."],
    },
  ],
  unknown: [{ stack: [documents, job(UNKNOWN)], says: [unknown("destinationConf")] }],
});

function job(destinationConf: Value) {
  return resource(types.cloudflare.logpushJob, { destinationConf });
}
