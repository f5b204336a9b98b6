import { twilioStoresNoConversation } from "../../../../policies/safeguards/rules/twilio-stores-no-conversation.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(twilioStoresNoConversation, {
  pass: [[resource(types.twilio.messagingService), resource(types.twilio.phoneNumber)]],
  fail: [
    {
      stack: [resource(types.twilio.studioFlow), resource(types.twilio.conversationsService)],
      says: [
        `${types.twilio.studioFlow} keeps content or people's data at Twilio.`,
        `${types.twilio.conversationsService} keeps content or people's data at Twilio.`,
      ],
    },
    { stack: [], says: ["0 of at least 1 resource of Twilio declared."] },
  ],
  omitted: "The rule reads no property.",
  unknown: "The rule reads no property.",
});
