import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { logpushIntoDeclaredJurisdiction } from "../../../../policies/residency/rules/logpush-into-declared-jurisdiction.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

function job(destinationConf: string) {
  return resource(types.cloudflare.logpushJob, { destinationConf });
}

describeRule(logpushIntoDeclaredJurisdiction, {
  pass: [
    [],
    [job("s3://logs/http?region=auto&endpoint=0123abcd.us.r2.cloudflarestorage.com")],
    [job("s3://logs/http?endpoint=https%3A%2F%2F0123abcd.us.r2.cloudflarestorage.com&region=auto")],
  ],
  fail: [
    "https://logs.example.com",
    "s3://logs/http?region=us-east-1",
    "r2://logs/http?account-id=0123abcd",
    "s3://logs/http?endpoint=0123abcd.eu.r2.cloudflarestorage.com",
    "s3://logs/http?endpoint=0123abcd.us.r2.cloudflarestorage.com.example.com",
    "s3://logs/http?endpoint=s3.example.com&endpoint=0123abcd.us.r2.cloudflarestorage.com",
    "s3://logs/http?endpoint=0123abcd.us.r2.cloudflarestorage.com%E0%A4%A",
  ].map((destination) => ({
    stack: [job(destination)],
    says: ["destinationConf does not lead to us.r2.cloudflarestorage.com."],
  })),
  omitted: [
    {
      stack: [resource(types.cloudflare.logpushJob)],
      says: ["destinationConf does not lead to us.r2.cloudflarestorage.com."],
    },
  ],
  unknown: [
    {
      stack: [resource(types.cloudflare.logpushJob, { destinationConf: UNKNOWN })],
      says: [
        "destinationConf is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
