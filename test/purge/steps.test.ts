import { expect, test } from "vitest";
import { tableMap } from "../../purge/read-table-map.ts";
import { stepsOf } from "../../purge/steps.ts";
import { rowOrders } from "../../retention/purge-orders.ts";

const orders = rowOrders({ historySeconds: 86_400, intervalSeconds: 300, runSeconds: 240 });
const steps = stepsOf(tableMap(), orders);

test("the shortest promise comes first, the accounts' own rows last", () => {
  expect(steps.slice(0, 2).map(({ table, trigger }) => `${table} by ${trigger}`)).toEqual([
    "authentication_tokens by use",
    "authentication_tokens by age",
  ]);
  const triggers = steps.map(({ trigger }) => trigger === "account-deletion");
  expect(triggers).toEqual(triggers.toSorted());
  expect(steps.at(-1)).toMatchObject({ table: "accounts", trigger: "account-deletion", accountKey: "id" });
});

test("every table with an account leaves with it, at one age", () => {
  const ofAccounts = steps.filter(({ trigger }) => trigger === "account-deletion");
  const keyed = Object.entries(tableMap().tables).filter(([, { accountKey }]) => accountKey !== undefined);
  expect(ofAccounts.map(({ table }) => table)).toEqual(keyed.map(([name]) => name));
  expect(new Set(ofAccounts.map(({ dueAfterSeconds }) => dueAfterSeconds)).size).toBe(1);
});

test("the shortest of the account's promises decides for the whole account", () => {
  const shorter = orders.map((order) =>
    order.clause === "caller-phone-number" ? { ...order, ageSeconds: 86_400 } : order,
  );
  const ages = stepsOf(tableMap(), shorter).filter(({ trigger }) => trigger === "account-deletion");
  expect(new Set(ages.map(({ dueAfterSeconds }) => dueAfterSeconds))).toEqual(new Set([86_400]));
});
