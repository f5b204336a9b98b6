import { types } from "../../vendors/types.ts";
import type { Subject } from "../kernel/subject.ts";

const { messagingService, phoneNumber, twimlApp, sipDomain } = types.twilio;

/** Address of each callback and the property that says how it is called, by the type's own names. */
const callbacks: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = {
  [messagingService]: {
    inboundRequestUrl: "inboundMethod",
    fallbackUrl: "fallbackMethod",
    // Twilio always posts these.
    statusCallbackUrl: undefined,
  },
  [phoneNumber]: {
    "voice.url": "voice.method",
    "voice.fallbackUrl": "voice.fallbackMethod",
    "messaging.url": "messaging.method",
    "messaging.fallbackUrl": "messaging.fallbackMethod",
    "fax.url": "fax.method",
    "fax.fallbackUrl": "fax.fallbackMethod",
    statusCallbackUrl: "statusCallbackMethod",
  },
  [twimlApp]: {
    "voice.url": "voice.method",
    "voice.fallbackUrl": "voice.fallbackMethod",
    "voice.statusCallbackUrl": "voice.statusCallbackMethod",
    "messaging.url": "messaging.method",
    "messaging.fallbackUrl": "messaging.fallbackMethod",
    "messaging.statusCallbackUrl": undefined,
  },
  [sipDomain]: {
    "voice.url": "voice.method",
    "voice.fallbackUrl": "voice.fallbackMethod",
    "voice.statusCallbackUrl": "voice.statusCallbackMethod",
  },
};

export const callbackTypes: readonly string[] = Object.keys(callbacks);

export interface Callback {
  readonly address: string;
  readonly method: string | undefined;
}

/** The callbacks that a resource declares. Reads no value. */
export function declaredCallbacks(subject: Subject): Callback[] {
  return Object.entries(callbacks[subject.resource.type] ?? {})
    .filter(([address]) => subject.declares(address))
    .map(([address, method]) => ({ address, method }));
}
