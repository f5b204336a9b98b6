import { twilioSubAccountAbsent } from "../../../../policies/sub-processors/rules/twilio-sub-account-absent.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(twilioSubAccountAbsent, {
  pass: [[], [resource(types.twilio.twimlApp)]],
  fail: [
    {
      stack: [resource(types.twilio.accountSubAccount, {})],
      says: ["A sub-account has settings of its own, which nothing in this stack judges."],
    },
  ],
  omitted: "The resource itself is the violation, whatever it declares.",
  unknown: "The resource itself is the violation, whatever is known of it.",
});
