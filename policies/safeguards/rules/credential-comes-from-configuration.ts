import { defineRule } from "../../kernel/rule.ts";

export const credentialComesFromConfiguration = defineRule({
  id: "credential-comes-from-configuration",
  severity: "critical",
  clauses: ["secrets-protected"],
  description: "No key, token or password is written into the program; each is a value of the configuration.",
  remediation:
    "Replace the credential at its vendor, for it has been shown, and set the new one with --secret.",
  subjects: { types: "every", atLeast: 1 },
  hiddenFromEngine: true,
  messages: { written: "{path} is written into the program." },
  check({ resource: { writtenCredentials = [] } }, violated) {
    for (const path of writtenCredentials) violated("written", { path });
  },
});
