import { defineRule } from "../../kernel/rule.ts";
import { callbackTypes, declaredCallbacks } from "../twilio-callbacks.ts";

export const twilioCallbackPosts = defineRule({
  id: "twilio-callback-posts",
  severity: "high",
  clauses: ["minimal-collection"],
  description: "Twilio posts what people say and write; an address that carried it would stand in every log.",
  remediation: "Set the method to POST.",
  subjects: { types: callbackTypes, atLeast: 1 },
  messages: { logged: '{method} is {actual}; "POST" is required.' },
  check(subject, violated) {
    for (const { method } of declaredCallbacks(subject)) {
      if (!method) continue;
      const actual = subject.read(method);
      if (actual.value !== "POST") violated("logged", { method, actual });
    }
  },
});
