import { credentialsOfProviders } from "../../kernel/credentials.ts";
import { packageOf } from "../../kernel/resource.ts";
import { defineRule } from "../../kernel/rule.ts";

export const providerCredentialsAreMarked = defineRule({
  id: "provider-credentials-are-marked",
  severity: "critical",
  clauses: ["secrets-protected"],
  description: "Every provider is given its vendor's credentials, and they are marked secret.",
  remediation: "Take the value from configuration set with --secret.",
  subjects: { types: Object.keys(credentialsOfProviders).map((name) => `pulumi:providers:${name}`) },
  messages: {
    none: "none of {names} is declared, so the machine that deploys decides whose account it is.",
    bare: "{name} is not marked secret.",
  },
  check(provider, violated) {
    const names = credentialsOfProviders[packageOf(provider.resource.type)] ?? [];
    const declared = names.filter((name) => provider.declares(name));
    if (declared.length === 0) violated("none", { names: names.join(", ") });
    for (const name of declared) if (!provider.isSecret(name)) violated("bare", { name });
  },
});
