import { defineRule } from "../../kernel/rule.ts";
import { variableHolders } from "../environment.ts";

export const secretFilesAreMarked = defineRule({
  id: "secret-files-are-marked",
  severity: "critical",
  clauses: ["secrets-protected"],
  description: "The content of every secret file is marked secret.",
  remediation: "Wrap the content in pulumi.secret.",
  subjects: { types: variableHolders },
  messages: { bare: "{path}.content is not marked secret." },
  check(service, violated) {
    for (const [, file] of service.entries("secretFiles"))
      if (!file.isUnknown("content") && !file.isSecret("content")) violated("bare", { path: file.path });
  },
});
