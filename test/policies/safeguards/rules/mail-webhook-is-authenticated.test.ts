import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { mailWebhookIsAuthenticated } from "../../../../policies/safeguards/rules/mail-webhook-is-authenticated.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { hidden, unknown } from "../resources.ts";

describeRule(mailWebhookIsAuthenticated, {
  pass: [[webhook({ httpAuth: { username: "postmark", password: hidden } })]],
  fail: [
    {
      stack: [
        webhook({
          url: "http://kaitalk.online",
          httpAuth: { username: "postmark", password: "canary-4711" },
        }),
      ],
      says: [
        'url is "http://kaitalk.online"; an https:// address is required.',
        "httpAuth.password is not marked secret.",
      ],
    },
  ],
  omitted: [
    {
      stack: [webhook({})],
      says: ["httpAuth.password is omitted, so anyone can call in Postmark's name."],
    },
  ],
  unknown: [
    { stack: [webhook({ url: UNKNOWN, httpAuth: { password: hidden } })], says: [unknown("url")] },
    {
      stack: [webhook({ httpAuth: { password: UNKNOWN } })],
      says: [
        "httpAuth.password is not known before the resource exists, nor whether it is secret, " +
          "so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});

function webhook(inputs: Properties) {
  return resource(types.postmark.webhook, { url: "https://kaitalk.online/postmark", ...inputs });
}
