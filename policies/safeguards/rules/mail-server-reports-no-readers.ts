import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const mailServerReportsNoReaders = defineRule({
  id: "mail-server-reports-no-readers",
  severity: "high",
  clauses: ["minimal-collection"],
  description: "Nothing is told who opened a message or followed a link in it.",
  remediation: "Remove the hook.",
  subjects: { types: [types.postmark.server], atLeast: 1 },
  messages: { told: "{property} is declared." },
  check(server, violated) {
    for (const property of ["openHookUrl", "clickHookUrl"])
      if (server.declares(property)) violated("told", { property });
  },
});
