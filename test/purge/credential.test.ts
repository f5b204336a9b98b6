import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type PostgresServer, startPostgres, whyNoPostgres } from "../../bench/postgres-server.ts";
import { referenceSchema } from "../../purge/migrations/reference-schema.ts";
import { tableMap } from "../../purge/read-table-map.ts";
import { solve } from "../../retention/solve.ts";
import { accountId, seedAccount, seedIpHashes } from "../support/purge-seed.ts";
import { sqlOver } from "../support/sql.ts";
import { explained } from "../support/tools.ts";

const map = tableMap();
const withRows = Object.keys(map.tables).filter((name) => (map.tables[name]?.erasures.length ?? 0) > 0);
const day = 86_400;

/** What whoever steals the job's password can do, and can not. */
describe.skipIf(whyNoPostgres)(explained("the purge role's bounds in the database", whyNoPostgres), () => {
  let server: PostgresServer;
  let owner: pg.Client;
  let thief: pg.Client;
  beforeAll(async () => {
    server = await startPostgres();
    owner = await server.connect();
    await owner.query(referenceSchema());
    await owner.query("ALTER ROLE kaitalk_purge LOGIN PASSWORD 'job'");
    const { port } = server;
    thief = new pg.Client({
      host: "127.0.0.1",
      port,
      user: "kaitalk_purge",
      password: "job",
      database: "postgres",
      ssl: false,
    });
    await thief.connect();
  });
  beforeEach(async () => {
    await owner.query(`DROP SCHEMA public CASCADE; CREATE SCHEMA public; ${referenceSchema()}`);
    const database = sqlOver(owner);
    await seedAccount(database, { id: 1, recordSeconds: [day, 60 * day], tokenSeconds: [60] });
    await seedAccount(database, { id: 2, deletedSeconds: 10 * day, recordSeconds: [day] });
    await seedIpHashes(database, [day]);
  });
  afterAll(async () => {
    await thief?.end();
    await owner?.end();
    await server?.stop();
  });

  const beyond = expect.objectContaining({ code: "KT001" });
  const denied = expect.objectContaining({ code: "42501" });

  test.each(withRows)("fresh rows of living accounts stay in %s", async (table) => {
    await expect(thief.query(`DELETE FROM ${table}`)).rejects.toEqual(beyond);
  });

  test.each(withRows)("rows of %s get no other key", async (table) => {
    const key = map.tables[table]?.key;
    await expect(thief.query(`UPDATE ${table} SET ${key} = gen_random_uuid()`)).rejects.toEqual(beyond);
  });

  test("notes are emptied when they are old, and never written over", async () => {
    const write =
      "UPDATE appointments SET call_note_sealed = 'x', call_note_nonce = NULL, key_version = NULL";
    const empty =
      "UPDATE appointments SET call_note_sealed = NULL, call_note_nonce = NULL, key_version = NULL";
    await expect(thief.query(write)).rejects.toEqual(beyond);
    await expect(thief.query(empty)).rejects.toEqual(beyond);
    await owner.query("UPDATE appointments SET booked_at = now() - interval '88 days'");
    await expect(thief.query(write)).rejects.toEqual(beyond);
    await thief.query(empty);
  });

  test("an account is marked as begun when it is long deleted, with the time of the server", async () => {
    const mark = (time: string, id: number) =>
      thief.query(`UPDATE accounts SET erasure_begun_at = ${time} WHERE id = '${accountId(id)}'`);
    await expect(mark("now()", 1)).rejects.toEqual(beyond);
    await expect(mark("now()", 2)).rejects.toEqual(beyond);
    await owner.query(
      `UPDATE accounts SET deleted_at = now() - interval '28 days' WHERE id = '${accountId(2)}'`,
    );
    await expect(mark("now() - interval '1 day'", 2)).rejects.toEqual(beyond);
    await mark("now()", 2);
    const final = expect.objectContaining({ code: "KT002" });
    await expect(owner.query("UPDATE accounts SET deleted_at = NULL")).rejects.toEqual(final);
    await expect(owner.query("UPDATE accounts SET erasure_begun_at = NULL")).rejects.toEqual(final);
    await owner.query("UPDATE accounts SET email = 'other'");
  });

  test("an account on hold stays, with its rows", async () => {
    await owner.query(
      `UPDATE accounts SET deleted_at = now() - interval '40 days' WHERE id = '${accountId(2)}';
       INSERT INTO legal_holds (account_id, reason, owner, ends_at)
         VALUES ('${accountId(2)}', 'court order', 'legal office', now() + interval '1 day')`,
    );
    const take = (table: string, key: string) =>
      thief.query(`DELETE FROM ${table} WHERE ${key} = '${accountId(2)}'`);
    for (const table of ["whatsapp_messages", "appointments"])
      await expect(take(table, "account_id")).rejects.toEqual(beyond);
    await expect(thief.query("DELETE FROM legal_holds")).rejects.toEqual(denied);
    await expect(thief.query("UPDATE legal_holds SET ends_at = now()")).rejects.toEqual(denied);
    await owner.query(
      "UPDATE legal_holds SET placed_at = now() - interval '9 days', ends_at = now() - interval '1 s'",
    );
    for (const table of ["whatsapp_messages", "appointments"]) await take(table, "account_id");
  });

  test("receipts are dated by the server, belong to runs that started, and do not flood", async () => {
    const insert = (stage: string, run: string) =>
      thief.query(
        `INSERT INTO purge_receipts (run_id, stage, receipt) VALUES ('${run}', '${stage}', '{"outcome":"complete"}')`,
      );
    await expect(
      thief.query(
        "INSERT INTO purge_receipts (run_id, stage, receipt, written_at) VALUES (gen_random_uuid(), 'started', '{}', now() + interval '9 days')",
      ),
    ).rejects.toEqual(denied);
    await expect(insert("finished", accountId(7))).rejects.toEqual(
      expect.objectContaining({ code: "KT003" }),
    );
    await insert("started", accountId(7));
    await insert("finished", accountId(7));
    await expect(
      thief.query(
        "INSERT INTO purge_receipts (run_id, stage, receipt) SELECT gen_random_uuid(), 'started', '{}' FROM generate_series(1, 1000)",
      ),
    ).rejects.toEqual(expect.objectContaining({ code: "KT003" }));
    await expect(
      thief.query(
        "INSERT INTO purge_batches (run_id, table_name, cause, erased, written_at) VALUES (gen_random_uuid(), 'x', 'age', 1, now())",
      ),
    ).rejects.toEqual(denied);
  });

  test("the bounds stand below every age that the job derives, and above half of what is promised", async () => {
    const { rows } = await owner.query<{ source: string }>(
      `SELECT string_agg(pg_get_functiondef(oid), ' ') AS source FROM pg_proc
       WHERE proname IN ('refuse_beyond_purge', 'is_long_deleted_account')`,
    );
    const bounds = [...(rows[0]?.source ?? "").matchAll(/interval '(\d+) (days|minutes)'/g)].map(
      ([, count, unit]) => Number(count) * (unit === "days" ? day : 60),
    );
    const ages = solve().purge.rows.map(({ ageSeconds }) => ageSeconds);
    for (const bound of new Set(bounds)) {
      const above = ages.filter((age) => age >= bound);
      expect(above.some((age) => bound > age / 2)).toBe(true);
    }
    for (const age of ages) expect(bounds.some((bound) => bound <= age && bound > age / 2)).toBe(true);
  });
});
