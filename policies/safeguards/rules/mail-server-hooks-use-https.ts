import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { declaredAddresses, isHttps } from "../web-addresses.ts";

const hooks = ["inboundHookUrl", "bounceHookUrl", "openHookUrl", "deliveryHookUrl", "clickHookUrl"] as const;

export const mailServerHooksUseHttps = defineRule({
  id: "mail-server-hooks-use-https",
  severity: "critical",
  clauses: ["transit-encryption"],
  description: "Every hook of the server is called over HTTPS.",
  remediation: "Use an https:// address.",
  subjects: { types: [types.postmark.server] },
  messages: { plain: "{property} is {actual}; an https:// address is required." },
  check(server, violated) {
    for (const actual of declaredAddresses(server, hooks))
      if (!isHttps(actual)) violated("plain", { property: actual.path, actual });
  },
});
