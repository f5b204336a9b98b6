import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { auditRetention } from "../../purge/audit.ts";
import { brakeLimits } from "../../purge/brakes.ts";
import { type PurgeOrder, purge } from "../../purge/purge.ts";
import { tableMap } from "../../purge/read-table-map.ts";
import { toSeconds } from "../../register/duration.ts";
import { rowOrders } from "../../retention/purge-orders.ts";
import { type EmbeddedPostgres, embeddedPostgres } from "../support/embedded-postgres.ts";
import { accountId, countRows, seedAccount } from "../support/purge-seed.ts";

const map = tableMap();
const settings = { historySeconds: toSeconds("P1D"), intervalSeconds: 300, runSeconds: 240 };
const ageOf = new Map(rowOrders(settings).map(({ clause, ageSeconds }) => [clause, ageSeconds]));
const account = (ageOf.get("business-email") ?? Number.NaN) + 600;
const records = (ageOf.get("whatsapp-messages") ?? Number.NaN) + 600;
const order: PurgeOrder = { map, settings, version: "test", transport: "test", dryRun: false };

let database: EmbeddedPostgres;
beforeAll(async () => {
  database = await embeddedPostgres();
});
beforeEach(() => database.reset());
afterAll(() => database.close());

const accounts = async () => (await countRows(database, ["accounts"])).accounts;

test("accounts deleted before they were created wait until their number is confirmed", async () => {
  await seedAccount(database, { id: 1, deletedSeconds: account });
  await seedAccount(database, { id: 2, deletedSeconds: account });
  await database.query("UPDATE accounts SET created_at = now() WHERE id = $1", [accountId(2)]);
  const receipt = await purge(database, order);
  expect(receipt).toMatchObject({ outcome: "obstructed", accounts: { withheld: 1, erasureBegun: 1 } });
  expect(receipt.problems).toEqual([
    "accounts: 1 account is dated deleted before being created or more than 20 years ago, so that nothing of them is erased. Look at their dates; if they are right, run npx kaitalk purge --confirm 1.",
  ]);
  expect(await accounts()).toBe(1);
  expect((await purge(database, { ...order, confirmedAccounts: 2 })).accounts.withheld).toBe(1);
  expect(await accounts()).toBe(1);
  expect((await purge(database, { ...order, confirmedAccounts: 1 })).outcome).toBe("complete");
  expect(await accounts()).toBe(0);
});

test.each(["infinity", "2999-01-01"])("an account deleted at %s is named and stays", async (time) => {
  await seedAccount(database, { id: 1 });
  await database.query(`UPDATE accounts SET deleted_at = '${time}'`);
  const receipt = await purge(database, order);
  expect(receipt.outcome).toBe("obstructed");
  expect(receipt.problems.join()).toMatch(/^accounts: .*"deleted_at"/);
  expect(await accounts()).toBe(1);
});

test("more accounts at once than the stated share wait, and begun ones go on", async () => {
  const due = brakeLimits.accounts + 1;
  await database.query(
    `INSERT INTO accounts (created_at, deleted_at, email, business_name, country)
     SELECT now() - interval '1 year', CASE WHEN i <= ${due} THEN now() - make_interval(secs => ${account}) END, 'e', 'b', 'MX'
     FROM generate_series(1, ${due / brakeLimits.share - 10}) AS i`,
  );
  const all = await accounts();
  const receipt = await purge(database, order);
  expect(receipt).toMatchObject({ outcome: "obstructed", accounts: { withheld: due } });
  expect(receipt.problems[0]).toContain(`${due} of ${all} accounts are due at once, more than 10 %`);
  expect(await accounts()).toBe(all);
  await database.query(
    "UPDATE accounts SET erasure_begun_at = now() WHERE deleted_at IS NOT NULL AND id = (SELECT min(id::text)::uuid FROM accounts WHERE deleted_at IS NOT NULL)",
  );
  expect((await purge(database, order)).outcome).toBe("complete");
  expect(await accounts()).toBe((all ?? 0) - due);
});

test("a legal hold keeps an account and its records until it ends, and is shown as what it is", async () => {
  await seedAccount(database, { id: 1, deletedSeconds: account, recordSeconds: [records] });
  await seedAccount(database, { id: 2, recordSeconds: [records, 60] });
  await database.query(
    `INSERT INTO legal_holds (account_id, reason, owner, placed_at, ends_at)
     SELECT unnest($1::uuid[]), 'court order 12/2026', 'legal office', now() - interval '1 year', now() + interval '1 hour'`,
    [[accountId(1), accountId(2)]],
  );
  await database.query(
    "UPDATE whatsapp_messages SET exchanged_at = exchanged_at - interval '10 days' WHERE exchanged_at < now() - interval '1 day'",
  );
  const receipt = await purge(database, order);
  expect(receipt).toMatchObject({
    outcome: "complete",
    holds: [{ reason: "court order 12/2026", owner: "legal office", accounts: 2 }],
  });
  expect(
    receipt.steps.find(({ table, trigger }) => table === "whatsapp_messages" && trigger === "age"),
  ).toMatchObject({
    rows: 0,
    remaining: 0,
    held: 2,
  });
  expect(await countRows(database, ["accounts", "whatsapp_messages"])).toEqual({
    accounts: 2,
    whatsapp_messages: 3,
  });
  const audit = await auditRetention(database, { map, settings });
  expect(audit.holds).toHaveLength(1);
  expect(audit.promises.find(({ clause }) => clause === "whatsapp-messages")).toMatchObject({
    verdict: "waived",
    held: 2,
    reason: "legal holds keep 2 records past the period; nothing else does",
  });
  await database.query("UPDATE legal_holds SET ends_at = now() - interval '1 second'");
  expect((await purge(database, order)).outcome).toBe("complete");
  expect(await countRows(database, ["accounts", "whatsapp_messages"])).toEqual({
    accounts: 1,
    whatsapp_messages: 1,
  });
});

describe("a table of holds that lets values be absent", () => {
  const hold = (values: string) =>
    database.query(`INSERT INTO legal_holds (account_id, reason, owner, ends_at) VALUES (${values})`);
  beforeEach(async () => {
    await database.query(
      "ALTER TABLE legal_holds ALTER ends_at DROP NOT NULL, ALTER account_id DROP NOT NULL",
    );
  });

  test("a hold without an end keeps for ever, for the job and for the database's own bounds", async () => {
    await seedAccount(database, { id: 1, deletedSeconds: account, recordSeconds: [records] });
    await hold(`'${accountId(1)}', 'court order', 'legal office', NULL`);
    const receipt = await purge(database, order);
    expect(receipt.holds).toMatchObject([{ accounts: 1, endsAt: "no end" }]);
    expect(await countRows(database, ["accounts", "whatsapp_messages", "legal_holds"])).toEqual({
      ...{ accounts: 1, whatsapp_messages: 1, legal_holds: 1 },
    });
    const bound = await database.query(`SELECT is_long_deleted_account('${accountId(1)}') AS free`);
    expect(bound).toEqual([{ free: false }]);
  });

  test("a hold of nobody keeps no row of anybody, and rows of nobody are due beside any hold", async () => {
    await seedAccount(database, { id: 1, recordSeconds: [records, 60] });
    await seedAccount(database, { id: 2, recordSeconds: [records] });
    await hold("NULL, 'court order', 'legal office', now() + interval '1 year'");
    await hold(`'${accountId(2)}', 'court order', 'legal office', now() + interval '1 year'`);
    await database.query("ALTER TABLE whatsapp_messages ALTER account_id DROP NOT NULL");
    await database.query(
      `UPDATE whatsapp_messages SET account_id = NULL, exchanged_at = exchanged_at - interval '10 days' WHERE account_id = '${accountId(1)}' AND exchanged_at < now() - interval '1 day'`,
    );
    expect(await database.query("SELECT table_with_overdue_record() AS overdue")).toEqual([
      { overdue: "whatsapp_messages" },
    ]);
    await purge(database, order);
    expect(await countRows(database, ["whatsapp_messages"])).toEqual({ whatsapp_messages: 2 });
  });
});

test("the receipt says until when a deleted account can be restored whole", async () => {
  const { accounts: said, startedAt } = await purge(database, order);
  expect(said.restorableSeconds).toBe(account - 600);
  const edge = Date.parse(startedAt ?? "") - said.restorableSeconds * 1000;
  expect(Math.abs(Date.parse(said.restorableIfDeletedAfter ?? "") - edge)).toBeLessThan(2_000);
});
