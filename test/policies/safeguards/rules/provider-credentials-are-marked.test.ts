import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { providerCredentialsAreMarked } from "../../../../policies/safeguards/rules/provider-credentials-are-marked.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { hidden } from "../resources.ts";

describeRule(providerCredentialsAreMarked, {
  pass: [
    [resource("pulumi:providers:neon", { apiKey: hidden })],
    [resource("pulumi:providers:twilio", { accountSid: "AC1", apiKey: "SK1", apiSecret: hidden })],
  ],
  fail: [
    {
      stack: [resource("pulumi:providers:cloudflare", { apiToken: "canary-4711" })],
      says: ["apiToken is not marked secret."],
    },
    {
      stack: [resource("pulumi:providers:aws", { accessKey: "canary-1", secretKey: "canary-2" })],
      says: ["accessKey is not marked secret.", "secretKey is not marked secret."],
    },
  ],
  omitted: [
    {
      stack: [resource("pulumi:providers:twilio", { accountSid: "AC1" })],
      says: [
        "none of authToken, apiSecret is declared, so the machine that deploys decides whose account it is.",
      ],
    },
  ],
  unknown: [
    {
      stack: [resource("pulumi:providers:neon", { apiKey: UNKNOWN })],
      says: [
        "apiKey is not known before the resource exists, nor whether it is secret, " +
          "so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
