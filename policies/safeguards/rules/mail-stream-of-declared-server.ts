import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { takesFromType } from "../links.ts";

export const mailStreamOfDeclaredServer = defineRule({
  id: "mail-stream-of-declared-server",
  severity: "high",
  clauses: ["email-content-not-kept", "minimal-collection"],
  description: "Every stream of mail belongs to a Postmark server of this stack, whose settings are judged.",
  remediation: "Take serverId from the server of this stack.",
  subjects: { types: [types.postmark.messageStream, types.postmark.webhook], atLeast: 1 },
  messages: { stray: "serverId comes from no server of this stack, so nobody sees what that one keeps." },
  checkInStack(stream, _stack, violated) {
    if (!takesFromType(stream, "serverId", types.postmark.server)) violated("stray");
  },
});
