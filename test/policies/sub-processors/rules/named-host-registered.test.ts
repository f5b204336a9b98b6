import { type Properties, Secret } from "../../../../policies/kernel/resource.ts";
import { namedHostRegistered } from "../../../../policies/sub-processors/rules/named-host-registered.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

function service(envVars: Properties) {
  return resource(types.render.webService, { envVars });
}

describeRule(namedHostRegistered, {
  pass: [
    [
      resource(types.render.webService, {
        runtimeSource: { image: { imageUrl: "docker.io/kaitalk/application" } },
      }),
    ],
    [service({ PGHOST: { value: "ep-calm-sea-123456.us-east-1.aws.neon.tech" } })],
    [
      service({
        HOST: { value: "0.0.0.0" },
        CORS_ORIGINS: { value: "https://kaitalk.online, kaitalk.online" },
      }),
    ],
    [resource(types.stripe.price, { nickname: "see example.com" })],
    [service({ STRIPE_API_VERSION: { value: "2026-10-28.endive" } })],
    // A URL is judged by url-host-registered.
    [service({ METRICS_URL: { value: "https://metrics.example.com" } })],
    [service({ WORKER_HOST: { value: "worker:10000" } })],
  ],
  fail: [
    {
      stack: [service({ WAREHOUSE: { value: "see example.com" } })],
      says: ['envVars.WAREHOUSE.value names "example.com", which is on no list.'],
    },
    {
      stack: [service({ A: { value: "Server=db1;Database=x" }, SMTP_HOST: { value: "3405803783" } })],
      says: [
        'envVars.A.value names "db1", which is on no list.',
        'envVars.SMTP_HOST.value names "[IP address]", which is on no list.',
      ],
    },
    {
      stack: [service({ SMTP_HOST: { value: "smtp.sendgrid.net" } })],
      says: ['envVars.SMTP_HOST.value names "smtp.sendgrid.net", which is on no list.'],
    },
    {
      stack: [service({ REDIS_HOST: { value: new Secret("cache.example.com:6379") } })],
      says: ["envVars.REDIS_HOST.value names a host inside a secret, which is on no list."],
    },
    {
      stack: [
        resource(types.render.envGroup, {
          envVars: { CORS_ORIGINS: { value: "kaitalk.online,evil.example.com" } },
        }),
      ],
      says: ['envVars.CORS_ORIGINS.value names "evil.example.com", which is on no list.'],
    },
    {
      stack: [service({ CACHE: { value: "cache.example.com:6379" } })],
      says: ['envVars.CACHE.value names "cache.example.com", which is on no list.'],
    },
    {
      stack: [
        resource(types.cloudflare.ruleset, {
          rules: [{ action: "route", actionParameters: { origin: { host: "origin.example.com" } } }],
        }),
      ],
      says: ['rules[0].actionParameters.origin.host names "origin.example.com", which is on no list.'],
    },
  ],
  omitted: [{ stack: [resource(types.render.webService)], says: [], outcome: "met" }],
  unknown: "A host unknown at preview is judged by unknown-host-of-registered-origin.",
});
