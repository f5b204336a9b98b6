import type pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { whyNoPostgres } from "../../bench/postgres-server.ts";
import { sqlOver } from "../../bench/sql.ts";
import { checkDatabase } from "../../purge/check.ts";
import { overClient } from "../../purge/database.ts";
import { tableMap } from "../../purge/read-table-map.ts";
import { toSeconds } from "../../register/duration.ts";
import { books } from "../../register/read-books.ts";
import { solve } from "../../retention/solve.ts";
import { accountId, seedAccount, seedIpHashes } from "../support/purge-seed.ts";
import { type FreshDatabase, freshDatabase } from "../support/shared-postgres.ts";
import { explained } from "../support/tools.ts";

const map = tableMap();
const withRows = Object.keys(map.tables).filter((name) => (map.tables[name]?.erasures.length ?? 0) > 0);
const day = 86_400;

/** What whoever steals the job's password can do, and can not. */
describe.skipIf(whyNoPostgres)(explained("the purge role's bounds in the database", whyNoPostgres), () => {
  let fresh: FreshDatabase;
  let owner: pg.Client;
  let thief: pg.Client;
  beforeEach(async () => {
    fresh = await freshDatabase();
    owner = fresh.owner;
    thief = fresh.job;
    const database = sqlOver(owner);
    await seedAccount(database, { id: 1, recordSeconds: [day, 60 * day], tokenSeconds: [60] });
    await seedAccount(database, { id: 2, deletedSeconds: 10 * day, recordSeconds: [day] });
    await seedIpHashes(database, [day]);
  });
  afterEach(() => fresh.end());

  const beyond = expect.objectContaining({ code: "KT001" });
  const denied = expect.objectContaining({ code: "42501" });

  test("fresh rows of living accounts stay, and get no other key", async () => {
    // Rows that others refer to are kept by that before anything else.
    await owner.query("ALTER TABLE calls DROP CONSTRAINT calls_caller_phone_id_fkey");
    for (const table of ["whatsapp_messages", "appointments"])
      await owner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${table}_caller_phone_id_fkey`);
    for (const table of withRows) {
      const key = map.tables[table]?.key;
      await expect(thief.query(`DELETE FROM ${table}`)).rejects.toEqual(beyond);
      await expect(thief.query(`UPDATE ${table} SET ${key} = gen_random_uuid()`)).rejects.toEqual(beyond);
    }
  });

  /** Ways to act for the purge, or to use what it may do, that are not its own session. */
  const detours: readonly (readonly [way: string, owner: string, thief: string, as?: string])[] = [
    [
      "a role that inherits it",
      "CREATE ROLE cleaner LOGIN PASSWORD 'job' IN ROLE kaitalk_purge",
      "",
      "cleaner",
    ],
    [
      "a role that takes it on",
      "CREATE ROLE taker LOGIN NOINHERIT PASSWORD 'job' IN ROLE kaitalk_purge",
      "SET ROLE kaitalk_purge",
      "taker",
    ],
    [
      "a role that inherits one that inherits it",
      "CREATE ROLE middle IN ROLE kaitalk_purge; CREATE ROLE far LOGIN PASSWORD 'job' IN ROLE middle",
      "",
      "far",
    ],
    [
      "another role that it takes on",
      "CREATE ROLE application; GRANT USAGE ON SCHEMA public TO application; GRANT ALL ON ALL TABLES IN SCHEMA public TO application; GRANT application TO kaitalk_purge",
      "SET ROLE application",
    ],
    [
      "a replaying session",
      "GRANT SET ON PARAMETER session_replication_role TO kaitalk_purge",
      "SET session_replication_role = replica",
    ],
    [
      "names of its own for what the guard calls",
      "CREATE SCHEMA mine AUTHORIZATION kaitalk_purge",
      "CREATE FUNCTION mine.now() RETURNS timestamptz LANGUAGE sql AS $$ SELECT 'infinity'::timestamptz $$; SET search_path = mine, pg_catalog, public",
    ],
  ];
  test.each(detours)("the bounds hold for %s", async (_, prepare, detour, as) => {
    await owner.query("ALTER TABLE calls DROP CONSTRAINT calls_caller_phone_id_fkey");
    await owner.query(String(prepare));
    try {
      const session = as === undefined ? thief : await fresh.connect(as);
      if (detour) await session.query(String(detour));
      for (const table of ["authentication_tokens", "whatsapp_messages", "calls", "ip_hashes"])
        await expect(session.query(`DELETE FROM public.${table}`)).rejects.toEqual(beyond);
    } finally {
      for (const role of ["cleaner", "taker", "far", "middle", "application"])
        await owner.query(`DO $$ BEGIN IF to_regrole('${role}') IS NOT NULL THEN
          DROP OWNED BY ${role}; DROP ROLE ${role}; END IF; END $$`);
      await owner.query("REVOKE SET ON PARAMETER session_replication_role FROM kaitalk_purge");
    }
  });

  test("the bounds hold for a function that acts with its owner's rights", async () => {
    await owner.query(
      "CREATE FUNCTION empty() RETURNS void LANGUAGE sql SECURITY DEFINER AS 'DELETE FROM public.ip_hashes'",
    );
    await expect(thief.query("SELECT empty()")).rejects.toEqual(beyond);
  });

  test("the application and the owner are not bound", async () => {
    await owner.query(
      "DROP ROLE IF EXISTS backend; CREATE ROLE backend; GRANT ALL ON ALL TABLES IN SCHEMA public TO backend; SET ROLE backend; DELETE FROM ip_hashes; UPDATE appointments SET service = 'x'; RESET ROLE; DROP OWNED BY backend; DROP ROLE backend",
    );
    await owner.query("DELETE FROM whatsapp_messages");
    await owner.query("DROP OWNED BY kaitalk_purge");
    // Without the role nothing is guarded, and nothing fails.
    await owner.query("UPDATE accounts SET email = 'other'");
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
    // Rows that are old by themselves too.
    await owner.query("UPDATE whatsapp_messages SET exchanged_at = now() - interval '400 days'");
    await owner.query("UPDATE appointments SET booked_at = now() - interval '400 days'");
    for (const table of ["whatsapp_messages", "appointments", "calls"])
      await expect(take(table, "account_id")).rejects.toEqual(beyond);
    await expect(
      thief.query(
        "UPDATE appointments SET call_note_sealed = NULL, call_note_nonce = NULL, key_version = NULL",
      ),
    ).rejects.toEqual(beyond);
    for (const table of ["transcripts", "whatsapp_messages", "appointments", "calls", "caller_phones"])
      await owner.query(`DELETE FROM ${table} WHERE account_id = '${accountId(2)}'`);
    await expect(thief.query(`DELETE FROM accounts WHERE id = '${accountId(2)}'`)).rejects.toEqual(beyond);
    await seedIpHashes(sqlOver(owner), []);
    await expect(thief.query("DELETE FROM legal_holds")).rejects.toEqual(denied);
    await expect(thief.query("UPDATE legal_holds SET ends_at = now()")).rejects.toEqual(denied);
    await owner.query(
      "UPDATE legal_holds SET placed_at = now() - interval '9 days', ends_at = now() - interval '1 s'",
    );
    await thief.query(`DELETE FROM accounts WHERE id = '${accountId(2)}'`);
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
    await insert("started", accountId(8));
    await owner.query("UPDATE ip_hashes SET seen_at = now() - interval '91 days'");
    await expect(insert("finished", accountId(8))).rejects.toEqual(
      expect.objectContaining({
        code: "KT003",
        message: 'a record of "ip_hashes" is past its period: this purge is not complete',
      }),
    );
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
       WHERE proname IN ('refuse_beyond_purge', 'refuse_change_by_purge', 'is_long_deleted_account', 'expired_partitions')`,
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

  test("the periods after which a run is not believed to be complete are the documented ones", async () => {
    const { rows } = await owner.query<{ source: string }>(
      "SELECT prosrc AS source FROM pg_proc WHERE proname = 'table_with_overdue_record'",
    );
    const periods = [
      ...(rows[0]?.source ?? "").matchAll(/FROM public\.(\w+) WHERE.*?interval '(\d+) (days|minutes)'/g),
    ].map(([, table = "", count, unit]) => [table, Number(count) * (unit === "days" ? day : 60)] as const);
    expect(periods.map(([table]) => table).toSorted()).toEqual(
      withRows.filter((table) => table !== "caller_phones").toSorted(),
    );
    const promised = books().register.value.retention;
    for (const [table, seconds] of periods) {
      const clauses = new Set(map.tables[table]?.erasures.map((erasure) => erasure.clause));
      const durations = promised.flatMap(({ id, duration }) =>
        clauses.has(id) && duration !== null ? [toSeconds(duration)] : [],
      );
      // An account leaves with its caller phones, 30 days after its deletion.
      expect(table === "accounts" ? [30 * day] : durations).toContain(seconds);
    }
  });

  describe("the chain of receipts", () => {
    const faults = async () =>
      (await checkDatabase(overClient(thief), map)).map(({ id, sentence }) => `${id} ${sentence}`);
    beforeEach(async () => {
      for (let run = 1; run <= 3; run += 1)
        for (const stage of ["started", "finished"])
          await thief.query("INSERT INTO purge_receipts (run_id, stage, receipt) VALUES ($1, $2, $3)", [
            accountId(run),
            stage,
            { outcome: "complete", steps: [{ table: "calls", trigger: "age", rows: 0 }] },
          ]);
    });

    test("is whole after runs, and after the oldest entries were forgotten", async () => {
      expect(await faults()).toEqual([]);
      await owner.query("DELETE FROM purge_receipts WHERE number = 1");
      expect(await faults()).toEqual([]);
    });

    test.each([
      [
        "UPDATE purge_receipts SET receipt = receipt || '{\"rows\": 7}' WHERE number = 4",
        /1 entry was changed/,
      ],
      [
        "UPDATE purge_receipts SET written_at = written_at - interval '1 day' WHERE number = 4",
        /1 entry was changed/,
      ],
      [
        "UPDATE purge_receipts SET written_at = now() + interval '1 day' WHERE number = 6",
        /1 entry is dated ahead/,
      ],
      ["DELETE FROM purge_receipts WHERE number = 4", /1 entry does not follow/],
      [
        `DELETE FROM purge_receipts WHERE number = 4;
         UPDATE purge_receipts SET number = number - 1 WHERE number > 4;
         UPDATE purge_receipts r SET chain_sha256 = digest_of_receipt(r)`,
        /2 entries do not follow/,
      ],
      [
        `ALTER TABLE purge_receipts DISABLE TRIGGER USER;
         INSERT INTO purge_receipts (run_id, stage, receipt) VALUES (gen_random_uuid(), 'finished', '{}');
         ALTER TABLE purge_receipts ENABLE TRIGGER USER`,
        /1 entry was slipped in unsealed/,
      ],
      [
        `UPDATE purge_receipts SET receipt = jsonb_set(receipt, '{steps,0,rows}', '7') WHERE number = 6;
         UPDATE purge_receipts r SET chain_sha256 = digest_of_receipt(r)`,
        /1 receipt counts more rows than its batches noted/,
      ],
    ])("%s", async (sql, named) => {
      await owner.query(sql);
      expect(await faults()).toEqual(expect.arrayContaining([expect.stringMatching(named)]));
    });
  });
});
