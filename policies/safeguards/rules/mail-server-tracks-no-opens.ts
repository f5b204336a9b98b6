import { clause } from "../../../register/clauses.ts";
import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const mailServerTracksNoOpens = defineRule({
  id: "mail-server-tracks-no-opens",
  severity: "high",
  clauses: ["email-content-not-kept", "minimal-collection"],
  description: "Postmark puts no tracking image into mail.",
  remediation: "Set trackOpens to false.",
  subjects: { types: [types.postmark.server], atLeast: 1 },
  messages: { tracked: "trackOpens is {actual}; the register declares {declared}." },
  check(server, violated) {
    const declared = clause("email-content-not-kept").requires.trackOpens;
    const actual = server.read("trackOpens");
    if (actual.value !== declared) violated("tracked", { actual, declared });
  },
});
