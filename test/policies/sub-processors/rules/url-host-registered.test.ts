import { Secret } from "../../../../policies/kernel/resource.ts";
import { urlHostRegistered } from "../../../../policies/sub-processors/rules/url-host-registered.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(urlHostRegistered, {
  pass: [
    [resource(types.stripe.webhookEndpoint, { url: "https://kaitalk.online/webhooks/stripe" })],
    [resource(types.render.webhook, { url: "https://hooks.kaitalk.online/render" })],
    [resource(types.render.webService, { envVars: { SELF: { value: "http://localhost:3000" } } })],
    [
      resource(types.render.webService, {
        runtimeSource: { nativeRuntime: { repoUrl: "https://github.com/kaitalk/app" } },
      }),
    ],
    [resource(types.aws.objectv2, { content: '<a href="https://www.w3.org/TR/html">standard</a>' })],
    [resource(types.cloudflare.dnsRecord, { comment: "see https://example.com/ticket" })],
  ],
  fail: [
    {
      stack: [resource(types.stripe.webhookEndpoint, { url: "https://hooks.zapier.com/x" })],
      says: ['url leads to "hooks.zapier.com", which is on no list.'],
    },
    // Read for source code, never told of customers.
    {
      stack: [resource(types.stripe.webhookEndpoint, { url: "https://github.com/kaitalk/app" })],
      says: ['url leads to "github.com", which is on no list.'],
    },
    {
      stack: [
        resource(types.stripe.v2CoreEventDestination, {
          webhookEndpoints: [{ url: "https://example.com/e" }],
        }),
      ],
      says: ['webhookEndpoints[0].url leads to "example.com", which is on no list.'],
    },
    {
      stack: [resource(types.postmark.webhook, { url: "https://kaitalk.online.example.com/p" })],
      says: ['url leads to "kaitalk.online.example.com", which is on no list.'],
    },
    {
      stack: [resource(types.twilio.studioFlow, { definition: '{"url":"https://a.example.com/x"}' })],
      says: ['definition leads to "a.example.com", which is on no list.'],
    },
    {
      stack: [
        resource(types.render.webService, {
          envVars: { SENTRY: { value: new Secret("https://key@o1.ingest.sentry.io/2") } },
        }),
      ],
      says: ["envVars.SENTRY.value leads to a host inside a secret, which is on no list."],
    },
    {
      stack: [resource("pulumi:providers:cloudflare", { baseUrl: "https://proxy.example.com/client/v4" })],
      says: ['baseUrl leads to "proxy.example.com", which is on no list.'],
    },
  ],
  omitted: [{ stack: [resource(types.stripe.webhookEndpoint)], says: [], outcome: "met" }],
  unknown: "A URL unknown at preview is judged by unknown-host-of-registered-origin.",
});
