import { HIDDEN, Secret } from "../../../../policies/kernel/resource.ts";
import { sharedHostOfThisStack } from "../../../../policies/sub-processors/rules/shared-host-of-this-stack.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const project = resource(
  types.neon.project,
  {},
  {
    outputs: { databaseHost: "ep-own-1.us-east-1.aws.neon.tech", note: "ep-told-1.us-east-1.aws.neon.tech" },
  },
);
const web = resource(
  types.render.webService,
  { envVars: { COPY: { value: "x" } } },
  { outputs: { url: "https://own.onrender.com", envVars: { COPY: { value: "https://told.onrender.com" } } } },
);
const bucket = resource(types.cloudflare.r2Bucket, { accountId: "0123ABCD" });
const told = (value: string | Secret) => resource(types.render.cronJob, { envVars: { A: { value } } });
const another = (host: string, path = "envVars.A.value") =>
  `${path} names ${host}, which no resource of this stack answers to.`;

describeRule(sharedHostOfThisStack, {
  pass: [
    [project, told("ep-own-1.us-east-1.aws.neon.tech")],
    [project, told("EP-own-1.us-east-1.aws.neon.tech.")],
    [web, resource(types.cloudflare.dnsRecord, { content: "own.onrender.com" })],
    [bucket, told("https://0123abcd.us.r2.cloudflarestorage.com")],
    [told("https://api.render.com/v1"), told("https://api.twilio.com"), told("https://kaitalk.online")],
    [resource(types.aws.objectv2, { content: "https://other.onrender.com" })],
  ],
  fail: [
    {
      stack: [project, told("ep-other-1.us-east-1.aws.neon.tech")],
      says: [another('"ep-other-1.us-east-1.aws.neon.tech"')],
    },
    // What an answer only repeats makes no host the stack's own.
    {
      stack: [project, told("ep-told-1.us-east-1.aws.neon.tech")],
      says: [another('"ep-told-1.us-east-1.aws.neon.tech"')],
    },
    { stack: [web, told("https:told.onrender.com/x")], says: [another('"told.onrender.com"')] },
    {
      stack: [bucket, told("https://feed.us.r2.cloudflarestorage.com")],
      says: [another('"feed.us.r2.cloudflarestorage.com"')],
    },
    { stack: [told(new Secret("host=x.onrender.com"))], says: [another("a host inside a secret")] },
    {
      stack: [resource(types.stripe.webhookEndpoint, { url: "https://webhooks.twilio.com/v1/Accounts/AC1" })],
      says: [another('"webhooks.twilio.com"', "url")],
    },
  ],
  omitted: [{ stack: [resource(types.render.webService)], says: [], outcome: "met" }],
  unknown: [
    {
      stack: [told(new Secret(HIDDEN))],
      says: [
        "envVars.A.value is a secret whose content is not shown here, so the rule cannot be checked; judge the program, or a state exported with --show-secrets.",
      ],
    },
  ],
});
