import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const twilioLooksNoCallerUp = defineRule({
  id: "twilio-looks-no-caller-up",
  severity: "high",
  clauses: ["minimal-collection"],
  description: "Twilio does not look up the name behind a caller's number.",
  remediation: "Set voice.callerIdLookup to false.",
  subjects: { types: [types.twilio.phoneNumber, types.twilio.twimlApp] },
  messages: { looked: "voice.callerIdLookup is {actual}; false is required." },
  check(subject, violated) {
    const actual = subject.read("voice.callerIdLookup");
    if (actual.value !== false) violated("looked", { actual });
  },
});
