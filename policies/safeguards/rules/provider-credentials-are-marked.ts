import { packageOf } from "../../kernel/resource.ts";
import { defineRule } from "../../kernel/rule.ts";

/** What each provider authenticates with. Identifiers such as an account SID are no secrets. */
const credentials: Readonly<Record<string, readonly string[]>> = {
  aws: ["accessKey", "secretKey", "token"],
  cloudflare: ["apiToken", "apiKey", "apiUserServiceKey"],
  neon: ["apiKey"],
  postmark: ["accountToken"],
  render: ["apiKey"],
  stripe: ["apiKey"],
  twilio: ["authToken", "apiSecret"],
};

export const providerCredentialsAreMarked = defineRule({
  id: "provider-credentials-are-marked",
  severity: "critical",
  clauses: ["secrets-protected"],
  description: "The credentials of every vendor are marked secret.",
  remediation: "Take the value from configuration set with --secret.",
  subjects: { types: Object.keys(credentials).map((name) => `pulumi:providers:${name}`) },
  messages: { bare: "{name} is not marked secret." },
  check(provider, violated) {
    for (const name of credentials[packageOf(provider.resource.type)] ?? [])
      if (provider.declares(name) && !provider.isSecret(name)) violated("bare", { name });
  },
});
