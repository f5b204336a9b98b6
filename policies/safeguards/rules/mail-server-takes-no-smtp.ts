import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const mailServerTakesNoSmtp = defineRule({
  id: "mail-server-takes-no-smtp",
  severity: "high",
  clauses: ["transit-encryption"],
  description:
    "Mail reaches Postmark through its HTTPS API alone; SMTP would take it without encryption as well.",
  remediation: "Set smtpApiActivated to false.",
  subjects: { types: [types.postmark.server], atLeast: 1 },
  messages: { open: "smtpApiActivated is {actual}; false is required." },
  check(server, violated) {
    const actual = server.read("smtpApiActivated");
    if (actual.value !== false) violated("open", { actual });
  },
});
