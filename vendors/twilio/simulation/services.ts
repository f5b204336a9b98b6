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
export const phoneNumber: Behaviour = {
  ...withSid(types.twilio.phoneNumber, "PN"),
  identity: ["phoneNumber"],
};
