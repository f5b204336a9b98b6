import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { takesFromType } from "../links.ts";

const { messagingService, phoneNumber, twimlApp } = types.twilio;

export const twilioAnswersByDeclaredWebhooks = defineRule({
  id: "twilio-answers-by-declared-webhooks",
  severity: "critical",
  clauses: ["sub-processor-list", "minimal-collection"],
  description: "Calls and messages are answered by webhooks of this stack, whichever number they come in on.",
  remediation:
    "Set useInboundWebhookOnNumber to false, and take applicationSid from the stack's TwiML application.",
  subjects: { types: [messagingService, phoneNumber] },
  messages: {
    number: "useInboundWebhookOnNumber is {actual}, so whatever stands at the number answers.",
    application: "{property} comes from no application of this stack, so nobody sees who answers.",
    fax: "fax is declared, and Twilio would keep what is received.",
  },
  checkInStack(subject, _stack, violated) {
    const actual = subject.read("useInboundWebhookOnNumber");
    if (actual.origin === "declared" && actual.value !== false) violated("number", { actual });
    if (subject.declares("fax")) violated("fax");
    for (const channel of ["voice", "messaging"])
      if (subject.declares(`${channel}.applicationSid`) && !takesFromType(subject, channel, twimlApp))
        violated("application", { property: `${channel}.applicationSid` });
  },
});
