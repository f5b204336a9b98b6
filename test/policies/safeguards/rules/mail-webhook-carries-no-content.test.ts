import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { mailWebhookCarriesNoContent } from "../../../../policies/safeguards/rules/mail-webhook-carries-no-content.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(mailWebhookCarriesNoContent, {
  pass: [[webhook({ bounce: { enabled: true, includeContent: false }, open: { enabled: false } })]],
  fail: [
    {
      stack: [
        webhook({
          bounce: { enabled: true, includeContent: true },
          spamComplaint: { enabled: true, includeContent: true },
          open: { enabled: true },
          click: { enabled: true },
        }),
      ],
      says: [
        "triggers.bounce.includeContent is true; false is required.",
        "triggers.spamComplaint.includeContent is true; false is required.",
        "triggers.open.enabled is true; false is required.",
        "triggers.click.enabled is true; false is required.",
      ],
    },
  ],
  omitted: [{ stack: [webhook({ bounce: { enabled: true } })], says: [], outcome: "met" }],
  unknown: [{ stack: [webhook({ open: { enabled: UNKNOWN } })], says: [unknown("triggers.open.enabled")] }],
});

function webhook(triggers: Properties) {
  return resource(types.postmark.webhook, { url: "https://kaitalk.online/postmark", triggers });
}
