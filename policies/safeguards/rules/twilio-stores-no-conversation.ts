import { defineRule } from "../../kernel/rule.ts";
import { twilioConnections } from "../vendor-types.ts";

export const twilioStoresNoConversation = defineRule({
  id: "twilio-stores-no-conversation",
  severity: "critical",
  clauses: ["minimal-collection", "call-audio-and-transcript", "whatsapp-messages"],
  description:
    "Twilio carries calls and messages and keeps no conversation, flow, code or verification of its own.",
  remediation: "Let the application answer Twilio's webhooks instead.",
  subjects: {
    types: "every",
    where: ({ resource }) => resource.type.startsWith("twilio:"),
    atLeast: 1,
    called: "resource of Twilio",
  },
  messages: { stores: "{type} keeps content or people's data at Twilio." },
  check({ resource }, violated) {
    if (!twilioConnections.has(resource.type)) violated("stores", { type: resource.type });
  },
});
