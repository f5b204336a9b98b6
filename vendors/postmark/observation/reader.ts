import { cannotTell, complete } from "../../observation/answer.ts";
import type { Account, Reader } from "../../observation/reader.ts";
import { Tally } from "../../observation/tally.ts";
import { types } from "../../types.ts";
import { kinds, senderSignature } from "./kinds.ts";
import { type StreamLook, shownRetention } from "./messages.ts";
import { lookAtSenders, lookAtServer, serversOf } from "./servers.ts";

const { postmark } = types;

/** Asks Postmark for every server, its streams and webhooks, and how old the oldest mail is that is still found. */
export const reader: Reader = {
  vendor: "postmark",
  hosts: ["api.postmarkapp.com"],
  keys: [
    {
      variable: "OBSERVE_POSTMARK_ACCOUNT_TOKEN",
      narrowest: "The account token; allow it from the addresses of whoever observes alone.",
      mayAlso:
        "Postmark has no token that only reads: this one opens every server and can change and delete all.",
      where: "Postmark, Account, API tokens",
    },
  ],
  present: (key) => ({ "x-postmark-account-token": key("OBSERVE_POSTMARK_ACCOUNT_TOKEN") }),
  // Postmark publishes no number; its own texts for tools print 25 a second on the smallest plan.
  pace: { requests: 20_000, perSecond: 10 },
  kinds,
  async read(account: Account) {
    const tally = new Tally(account);
    const servers = await serversOf(account, tally);
    const places = tally.sum(postmark.server);
    account.checked({
      variable: "OBSERVE_POSTMARK_ACCOUNT_TOKEN",
      kind:
        places.seen === "cannot-tell"
          ? cannotTell(places.why)
          : complete("account token", "it opens the list of servers, which no other token does"),
      may: complete(["everything in the account"], "Postmark has no token that only reads"),
    });
    await lookAtSenders(account, tally);
    const looks: StreamLook[] = [];
    for (const server of servers) looks.push(...(await lookAtServer(account, tally, server)));
    tally.close([postmark.server, postmark.domain, senderSignature]);
    tally.close([postmark.messageStream, postmark.webhook], places);
    account.shown(shownRetention(account, looks));
  },
};
