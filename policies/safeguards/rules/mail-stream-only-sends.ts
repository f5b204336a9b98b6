import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const mailStreamOnlySends = defineRule({
  id: "mail-stream-only-sends",
  severity: "high",
  clauses: ["minimal-collection", "email-content-not-kept"],
  description: "Postmark sends mail and receives none, so that nobody's messages are stored there.",
  remediation: "Remove the inbound stream, and inboundDomain and inboundHookUrl from the server.",
  subjects: { types: [types.postmark.messageStream, types.postmark.server], atLeast: 1 },
  messages: {
    inbound: "messageStreamType is {actual}.",
    receives: "{property} is declared.",
  },
  check(subject, violated) {
    const actual = subject.read("messageStreamType");
    if (actual.value === "Inbound") violated("inbound", { actual });
    for (const property of ["inboundDomain", "inboundHookUrl"])
      if (subject.declares(property)) violated("receives", { property });
  },
});
