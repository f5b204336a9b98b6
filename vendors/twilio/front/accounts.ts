import { type Answer, type Desk, ok, type Question, type Route } from "../../simulation/front.ts";
import { type JsonObject, textAt } from "../../simulation/json.ts";
import type { HeldObject, VendorStore } from "../../simulation/store.ts";
import { types } from "../../types.ts";
import { among, failure, older, written } from "./answers.ts";

/** Keys that may see accounts and keys. Source: twilio.com/docs/iam/api-keys/keys-in-console. */
const seesAccounts = (kind = "main") => kind === "main" || kind.startsWith("account ");

export const accountRoutes: readonly Route[] = [
  {
    path: "/2010-04-01/Accounts.json",
    answer: (question, desk) => {
      if (!seesAccounts(desk.key.kind)) return refused();
      const status = question.query.get("Status");
      const all = [mainAccount(desk.store), ...subaccounts(desk.store).map(({ id }) => id)]
        .filter((sid) => sid === accountOf(desk) || accountOf(desk) === mainAccount(desk.store))
        .map((sid) => account(sid, desk.store))
        .filter((row) => status === null || row.status === status);
      return older("accounts", question, among(all));
    },
  },
  {
    path: "/2010-04-01/Accounts/:account.json",
    answer: (_question, desk) =>
      seesAccounts(desk.key.kind) ? within(desk, (sid) => ok(account(sid, desk.store))) : refused(),
  },
  {
    path: "/2010-04-01/Accounts/:account/Keys.json",
    answer: (question, desk) =>
      seesAccounts(desk.key.kind)
        ? within(desk, (sid) =>
            older(
              "keys",
              question,
              among(
                desk.store
                  .ofType(types.twilio.iamApiKey)
                  .filter(({ properties }) => properties.accountSid === sid)
                  .map((held) => ({
                    sid: held.id,
                    friendly_name: textAt(held.properties, "friendlyName"),
                    date_created: written(desk.store.madeAt(held)),
                    date_updated: written(desk.store.madeAt(held)),
                  })),
              ),
            ),
          )
        : refused(),
  },
  {
    host: "iam.twilio.com",
    path: "/v1/Keys/:key",
    answer: (_question, { key, named, now }) =>
      seesAccounts(key.kind)
        ? ok({
            sid: named.key ?? "",
            friendly_name: "observe",
            date_created: written(now.toISOString()),
            date_updated: written(now.toISOString()),
            policy: { allow: ["/twilio/voice/recordings/list", "/twilio/messaging/messages/list"] },
          })
        : refused(),
  },
];

/** The account of the made-up configuration, or the one that declared objects name. */
export function mainAccount(store: VendorStore): string {
  const declared = [types.twilio.twimlApp, types.twilio.phoneNumber]
    .flatMap((type) => store.ofType(type))
    .map(({ properties }) => textAt(properties, "accountSid"))
    .find((sid) => sid !== "" && !subaccounts(store).some(({ id }) => id === sid));
  return declared ?? `AC${"5a".repeat(16)}`;
}

export function subaccounts(store: VendorStore): HeldObject[] {
  return store.ofType(types.twilio.accountSubAccount);
}

/** The account that a key belongs to: what a list of the later interfaces is about. */
export function accountOf({ key, store }: Desk): string {
  return key.kind?.startsWith("account ") ? key.kind.slice("account ".length) : mainAccount(store);
}

/** Answers for the account that the path names, where the key's account is the same or owns it. */
export function within(desk: Desk, answer: (sid: string) => Answer): Answer {
  const { account: sid = "" } = desk.named;
  const mine = accountOf(desk);
  const owned = mine === mainAccount(desk.store) && subaccounts(desk.store).some(({ id }) => id === sid);
  return sid === mine || (owned && seesAccounts(desk.key.kind)) ? answer(sid) : notFound(desk.named);
}

function notFound({ account = "" }: Readonly<Record<string, string>>): Answer {
  return failure(404, 20_404, `The requested resource /2010-04-01/Accounts/${account} was not found`);
}

function refused(): Answer {
  return failure(401, 20_003, "Authenticate");
}

function account(sid: string, store: VendorStore): JsonObject {
  const held = store.get(types.twilio.accountSubAccount, sid);
  const made = held ? store.madeAt(held) : "2026-01-01T00:00:00.000Z";
  return {
    sid,
    owner_account_sid: mainAccount(store),
    friendly_name: held ? textAt(held.properties, "friendlyName") : "KAITALK",
    status: held ? textAt(held.properties, "status") || "active" : "active",
    type: "Full",
    auth_token: held ? textAt(held.properties, "authToken") : "sandbox-main-auth-token",
    date_created: written(made),
    date_updated: written(made),
    uri: `/2010-04-01/Accounts/${sid}.json`,
    subresource_uris: { recordings: `/2010-04-01/Accounts/${sid}/Recordings.json` },
  };
}

/** A list of an account, from objects that the vendor holds. */
export function heldList(
  path: string,
  name: string,
  type: string,
  row: (held: HeldObject, made: string) => JsonObject,
): Route {
  return {
    path: `/2010-04-01/Accounts/:account/${path}.json`,
    answer: (question: Question, desk: Desk) =>
      within(desk, (sid) =>
        older(
          name,
          question,
          among(
            desk.store
              .ofType(type)
              .filter(
                ({ properties }) => (textAt(properties, "accountSid") || mainAccount(desk.store)) === sid,
              )
              .map((held) => ({ account_sid: sid, ...row(held, written(desk.store.madeAt(held))) })),
          ),
        ),
      ),
  };
}
