import { defineRule } from "../../kernel/rule.ts";
import { callbackTypes, declaredCallbacks } from "../twilio-callbacks.ts";
import { isHttps } from "../web-addresses.ts";

export const twilioCallbackUsesHttps = defineRule({
  id: "twilio-callback-uses-https",
  severity: "critical",
  clauses: ["transit-encryption"],
  description: "Twilio calls the application over HTTPS.",
  remediation: "Use an https:// address.",
  subjects: { types: callbackTypes, atLeast: 1 },
  messages: { plain: "{address} is {actual}; an https:// address is required." },
  check(subject, violated) {
    for (const { address } of declaredCallbacks(subject)) {
      const actual = subject.read(address);
      if (!isHttps(actual)) violated("plain", { address, actual });
    }
  },
});
