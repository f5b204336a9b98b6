import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { twilioLooksNoCallerUp } from "../../../../policies/safeguards/rules/twilio-looks-no-caller-up.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(twilioLooksNoCallerUp, {
  pass: [[resource(types.twilio.twimlApp, { voice: { callerIdLookup: false } })]],
  fail: [
    {
      stack: [resource(types.twilio.phoneNumber, { voice: { callerIdLookup: true } })],
      says: ["voice.callerIdLookup is true; false is required."],
    },
  ],
  omitted: [
    { stack: [resource(types.twilio.phoneNumber)], says: [], outcome: "met" },
    { stack: [resource(types.twilio.twimlApp)], says: [], outcome: "met" },
  ],
  unknown: [
    {
      stack: [resource(types.twilio.twimlApp, { voice: { callerIdLookup: UNKNOWN } })],
      says: [unknown("voice.callerIdLookup")],
    },
  ],
});
