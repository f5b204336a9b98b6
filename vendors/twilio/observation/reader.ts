import type { Account, Reader } from "../../observation/reader.ts";
import { Tally } from "../../observation/tally.ts";
import { types } from "../../types.ts";
import { accountsOf, lookAtKey } from "./accounts.ts";
import { kinds, plainLists } from "./kinds.ts";
import { lookAtObjects } from "./objects.ts";
import { basic } from "./pages.ts";
import { lookAtRecords, lookAtRedaction } from "./records.ts";

const { twilio } = types;

/** Asks Twilio for the account and its subaccounts, what carries calls and messages, and the oldest of what is kept. */
export const reader: Reader = {
  vendor: "twilio",
  hosts: [
    "api.twilio.com",
    "iam.twilio.com",
    "messaging.twilio.com",
    "bulkexports.twilio.com",
    ...new Set(Object.values(plainLists).map(({ host }) => host)),
  ],
  keys: [
    {
      variable: "OBSERVE_TWILIO_API_KEY",
      narrowest:
        "A restricted key that lists and reads; it cannot see subaccounts, which only a Main key can. With a restricted key they stay untold.",
      mayAlso: "A Main key may do everything in the account and its subaccounts.",
      where: "Twilio's console, Account, API keys & tokens",
    },
    {
      variable: "OBSERVE_TWILIO_API_SECRET",
      narrowest: "The secret of that key.",
      where: "Twilio's console shows it once, when the key is made",
    },
  ],
  present: (key) => ({
    authorization: basic(key("OBSERVE_TWILIO_API_KEY"), key("OBSERVE_TWILIO_API_SECRET")),
  }),
  // Twilio publishes no number; what it refuses for now is safe to ask again.
  pace: { requests: 5_000, perSecond: 10 },
  kinds,
  async read(account: Account) {
    const [main] = account.declared(twilio.twimlApp, "accountSid");
    if (main === undefined) return;
    await lookAtKey(account);
    const { all, answer } = await accountsOf(account, main);
    const tally = new Tally(account);
    for (const whose of all) {
      await lookAtObjects(account, tally, whose, main);
      await lookAtRecords(account, whose);
    }
    tally.close(
      Object.keys(kinds).filter((kind) => kind !== twilio.accountSubAccount),
      answer,
    );
    await lookAtRedaction(account, main);
  },
};
