import { defineRule } from "../../kernel/rule.ts";
import { leavesOf } from "../../kernel/texts.ts";
import { variableHolders } from "../environment.ts";

const credential = /(token|password|secret)$/i;
/** Not a secret but the choice to keep one, as Neon's storePassword. */
const choices = new Set<unknown>(["yes", "no"]);
/** These have rules of their own. */
const elsewhere = new Set<string>(variableHolders);

export const resourceCredentialsAreMarked = defineRule({
  id: "resource-credentials-are-marked",
  severity: "critical",
  clauses: ["secrets-protected"],
  description: "Every token and password that a resource is given is marked secret.",
  remediation: "Wrap the value in pulumi.secret, or take it from configuration set with --secret.",
  subjects: {
    types: "every",
    where: ({ resource: { type } }) => !elsewhere.has(type) && !type.startsWith("pulumi:"),
  },
  messages: { bare: "{path} is not marked secret." },
  check(subject, violated) {
    for (const { path, name, value, secret } of leavesOf(subject))
      if (credential.test(name) && !choices.has(value) && !secret && !subject.isSecret(path))
        violated("bare", { path });
  },
});
