import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { twilioBringsNoFurtherCompany } from "../../../../policies/sub-processors/rules/twilio-brings-no-further-company.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(twilioBringsNoFurtherCompany, {
  pass: [
    [],
    [resource(types.twilio.phoneNumber, { phoneNumber: "+12025550143", trunkSid: null })],
    [resource(types.twilio.verifyService, { friendlyName: "KAITALK" })],
  ],
  fail: [
    {
      stack: [resource(types.twilio.phoneNumber, { trunkSid: "TK0" })],
      says: [
        "trunkSid is declared, so Twilio hands personal data to whoever is behind a SIP trunk, who is on no list.",
      ],
    },
    {
      stack: [resource(types.twilio.sipDomain, { byocTrunkSid: UNKNOWN })],
      says: [
        "byocTrunkSid is declared, so Twilio hands personal data to another carrier, who is on no list.",
      ],
    },
    {
      stack: [
        resource(types.twilio.verifyService, { push: { apnCredentialSid: "CR0", fcmCredentialSid: "CR1" } }),
      ],
      says: [
        "push.apnCredentialSid is declared, so Twilio hands personal data to Apple, who is on no list.",
        "push.fcmCredentialSid is declared, so Twilio hands personal data to Google, who is on no list.",
      ],
    },
  ],
  omitted: [{ stack: [resource(types.twilio.sipDomain)], says: [], outcome: "met" }],
  unknown: "A company is brought in whatever is known of it; the second failure shows it.",
});
