import { defineRule } from "../../kernel/rule.ts";
import { textsOf } from "../../kernel/texts.ts";
import { secretShape } from "../credentials.ts";

export const plainTextHoldsNoSecret = defineRule({
  id: "plain-text-holds-no-secret",
  severity: "critical",
  clauses: ["secrets-protected"],
  description: "No text that is shown in plans, logs and state looks like a key, a token or a password.",
  remediation: "Replace the value at its vendor, for it has been shown, and mark the new one secret.",
  subjects: { types: "every" },
  messages: { shown: "{path} looks like {what} and is not marked secret." },
  check(subject, violated) {
    for (const { path, text } of textsOf(subject, ({ secret }) => !secret)) {
      const what = secretShape(text);
      if (what && !subject.isSecret(path)) violated("shown", { path, what });
    }
  },
});
