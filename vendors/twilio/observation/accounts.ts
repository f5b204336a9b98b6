import { type Answer, cannotTell, complete, partial } from "../../observation/answer.ts";
import { moment } from "../../observation/oldest.ts";
import type { Account } from "../../observation/reader.ts";
import { walk } from "../../observation/walk.ts";
import { types } from "../../types.ts";
import * as answers from "./answers.ts";
import { basic, pagesOf, type Whose } from "./pages.ts";

const { accountSubAccount } = types.twilio;

/** What the key says of itself, which only a Main key may hear. */
export async function lookAtKey({ ask, checked, key }: Account): Promise<void> {
  const sid = key("OBSERVE_TWILIO_API_KEY");
  const reply = await ask({
    host: "iam.twilio.com",
    path: "/v1/Keys/{key}",
    at: { key: sid },
    someKeysAlone: true,
    answer: answers.key,
  });
  const allowed = reply.answered ? reply.value.policy?.allow : undefined;
  checked({
    variable: "OBSERVE_TWILIO_API_KEY",
    kind: reply.answered
      ? complete("Main key", "it may read keys, which no other key may")
      : cannotTell(`${reply.why}; only a Main key may ask`),
    may: reply.answered
      ? allowed
        ? complete(allowed, "the key's own policy")
        : complete(["everything in the account"], "a Main key has no policy of its own")
      : cannotTell(reply.why),
  });
}

/** The declared account and its subaccounts. Only a Main key sees those; to any other they may be many. */
export async function accountsOf(
  account: Account,
  main: string,
): Promise<{ readonly all: readonly Whose[]; readonly answer: Answer<number> }> {
  const all: Whose[] = [{ sid: main }];
  let subaccounts = 0;
  let isOwnListed = false;
  const answer = await walk(account.ask, {
    ...pagesOf(
      { sid: main },
      {
        path: "/2010-04-01/Accounts.json",
        answer: answers.accounts,
        someKeysAlone: true,
      },
    ),
    items: (page) => page.accounts,
    key: ({ sid }) => sid,
    each: ({ sid, status, auth_token: token, date_created: created }) => {
      if (token) account.learn(token);
      if (sid === main) {
        isOwnListed = true;
        return;
      }
      subaccounts += 1;
      // A closed one is kept for a month and answers nobody.
      if (status !== "closed") all.push({ sid, ...(token && { authorization: basic(sid, token) }) });
      const createdAt = moment(created);
      account.found({
        type: accountSubAccount,
        id: sid,
        name: sid,
        properties: { status },
        ...(createdAt !== undefined && { createdAt }),
      });
    },
  });
  const counted: Answer<number> =
    answer.seen === "cannot-tell"
      ? cannotTell(`${answer.why}; only a Main key sees subaccounts`)
      : isOwnListed
        ? { ...answer, value: subaccounts }
        : partial(subaccounts, "the list of accounts lacks the account that asked");
  account.inventory(accountSubAccount, counted);
  return { all, answer: counted };
}
