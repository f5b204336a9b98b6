import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

const copies = ["includeBounceContentInHook", "rawEmailEnabled"] as const;

export const mailServerCopiesNoContent = defineRule({
  id: "mail-server-copies-no-content",
  severity: "high",
  clauses: ["email-content-not-kept"],
  description: "No webhook of the server repeats the content of mail.",
  remediation: "Set the property to false.",
  subjects: { types: [types.postmark.server], atLeast: 1 },
  messages: { copied: "{property} is {actual}; false is required." },
  check(server, violated) {
    for (const property of copies) {
      const actual = server.read(property);
      if (actual.value !== false) violated("copied", { property, actual });
    }
  },
});
