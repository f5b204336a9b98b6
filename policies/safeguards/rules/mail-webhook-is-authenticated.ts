import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { isHttps } from "../web-addresses.ts";

export const mailWebhookIsAuthenticated = defineRule({
  id: "mail-webhook-is-authenticated",
  severity: "high",
  clauses: ["transit-encryption", "secrets-protected"],
  description: "Postmark calls over HTTPS and proves who it is with a secret password.",
  remediation: "Use an https:// address and declare httpAuth with a secret password.",
  subjects: { types: [types.postmark.webhook] },
  messages: {
    plain: "url is {actual}; an https:// address is required.",
    open: "httpAuth.password is omitted, so anyone can call in Postmark's name.",
    bare: "httpAuth.password is not marked secret.",
  },
  check(webhook, violated) {
    const url = webhook.read("url");
    if (!isHttps(url)) violated("plain", { actual: url }, { breaks: ["transit-encryption"] });
    if (!webhook.declares("httpAuth.password")) violated("open", {}, { breaks: ["secrets-protected"] });
    else if (!webhook.isSecret("httpAuth.password")) violated("bare", {}, { breaks: ["secrets-protected"] });
  },
});
