import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { mailServerTakesNoSmtp } from "../../../../policies/safeguards/rules/mail-server-takes-no-smtp.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(mailServerTakesNoSmtp, {
  pass: [[resource(types.postmark.server, { smtpApiActivated: false })]],
  fail: [
    {
      stack: [resource(types.postmark.server, { smtpApiActivated: true })],
      says: ["smtpApiActivated is true; false is required."],
    },
  ],
  omitted: [
    {
      stack: [resource(types.postmark.server)],
      says: ["smtpApiActivated is omitted (the vendor documents no default); false is required."],
    },
  ],
  unknown: [
    {
      stack: [resource(types.postmark.server, { smtpApiActivated: UNKNOWN })],
      says: [unknown("smtpApiActivated")],
    },
  ],
});
