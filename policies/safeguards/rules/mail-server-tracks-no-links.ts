import { clause } from "../../../register/clauses.ts";
import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const mailServerTracksNoLinks = defineRule({
  id: "mail-server-tracks-no-links",
  severity: "high",
  clauses: ["email-content-not-kept", "minimal-collection"],
  description: "Postmark leaves links as they are, so that no sign-in link passes through its counter.",
  remediation: "Set trackLinks to None.",
  subjects: { types: [types.postmark.server], atLeast: 1 },
  messages: { tracked: 'trackLinks is {actual}; the register declares "{declared}".' },
  check(server, violated) {
    const declared = clause("email-content-not-kept").requires.trackLinks;
    const actual = server.read("trackLinks");
    if (actual.value !== declared) violated("tracked", { actual, declared });
  },
});
