import { defineRule } from "../../kernel/rule.ts";
import { isIdentifier, namesSecret } from "../credentials.ts";
import { isOpen, variableHolders } from "../environment.ts";

export const environmentSecretsAreMarked = defineRule({
  id: "environment-secrets-are-marked",
  severity: "critical",
  clauses: ["secrets-protected"],
  description:
    "Every environment variable that names a secret is marked secret, so that no state or log shows it.",
  remediation: "Wrap the value in pulumi.secret, or take it from configuration set with --secret.",
  subjects: { types: variableHolders, atLeast: 1 },
  messages: { bare: "{path} is not marked secret." },
  check(service, violated) {
    for (const [name, variable] of service.entries("envVars"))
      if (namesSecret(name) && !isIdentifier(variable.raw("value")) && isOpen(variable))
        violated("bare", { path: `${variable.path}.value` });
  },
});
