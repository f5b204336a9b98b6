import type { Behaviour } from "../../simulation/behaviour.ts";
import { madeUp } from "../../simulation/token.ts";
import { types } from "../../types.ts";

/** Twilio names everything by two letters and 32 hexadecimal digits. */
function withSid(type: string, letters: string): Behaviour {
  return {
    type,
    id: () => madeUp(letters, 32),
    computed: (_inputs, id) => ({ sid: id }),
  };
}

export const messagingService = withSid(types.twilio.messagingService, "MG");
export const twimlApp = withSid(types.twilio.twimlApp, "AP");
export const verifyService = withSid(types.twilio.verifyService, "VA");
/** Sends events on to another company; the provider has no type for it. */
export const eventSink = withSid("twilio:index/eventsSink:EventsSink", "DG");
export const phoneNumber: Behaviour = {
  ...withSid(types.twilio.phoneNumber, "PN"),
  identity: ["phoneNumber"],
};

/** A subaccount has a token of its own, which opens it alone. */
export const subaccount: Behaviour = {
  type: types.twilio.accountSubAccount,
  id: () => madeUp("AC", 32),
  secret: ["authToken"],
  computed: (_inputs, id) => ({ sid: id, authToken: madeUp("sandbox-", 24) }),
};
