import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

const content = ["triggers.bounce.includeContent", "triggers.spamComplaint.includeContent"] as const;
const readers = ["triggers.open.enabled", "triggers.click.enabled"] as const;

export const mailWebhookCarriesNoContent = defineRule({
  id: "mail-webhook-carries-no-content",
  severity: "high",
  clauses: ["email-content-not-kept", "minimal-collection"],
  description: "A webhook of a stream repeats no content and says nothing of who opened a message.",
  remediation: "Set the trigger's property to false.",
  subjects: { types: [types.postmark.webhook] },
  messages: { told: "{property} is {actual}; false is required." },
  check(webhook, violated) {
    for (const property of [...content, ...readers]) {
      const actual = webhook.read(property);
      if (actual.value !== false) violated("told", { property, actual });
    }
  },
});
