import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { whyNoPostgres } from "../../bench/postgres-server.ts";
import { type Sql, sqlOver } from "../../bench/sql.ts";
import { auditRetention } from "../../purge/audit.ts";
import { checkDatabase } from "../../purge/check.ts";
import { overClient } from "../../purge/database.ts";
import { type PurgeOrder, purge } from "../../purge/purge.ts";
import { tableMap } from "../../purge/read-table-map.ts";
import type { Receipt } from "../../purge/receipt.ts";
import { accountId, seedAccount, seedIpHashes } from "../support/purge-seed.ts";
import { type FreshDatabase, freshDatabase } from "../support/shared-postgres.ts";
import { explained } from "../support/tools.ts";

const map = tableMap();
const day = 86_400;
const settings = { historySeconds: day, intervalSeconds: 300, runSeconds: 240 };
const order: PurgeOrder = { map, settings, version: "test", transport: "test", dryRun: false };

/** Tables in which months are partitions, as an owner would make them of the reference schema. */
const partitioned = (table: string, time: string, key: string) => `
  ALTER TABLE ${table} RENAME TO flat_${table};
  CREATE TABLE ${table} (LIKE flat_${table} INCLUDING DEFAULTS INCLUDING CONSTRAINTS) PARTITION BY RANGE (${time});
  DROP TABLE flat_${table} CASCADE;
  ALTER TABLE ${table} ADD PRIMARY KEY (id, ${time});
  CREATE INDEX ON ${table} (${time});
  ${key ? `CREATE INDEX ON ${table} (${key}); ALTER TABLE ${table} ADD FOREIGN KEY (${key}) REFERENCES accounts;` : ""}
  DO $$ BEGIN FOR i IN -1 .. 5 LOOP
    EXECUTE format('CREATE TABLE ${table}_%s PARTITION OF ${table} FOR VALUES FROM (%L) TO (%L)',
      i + 1, now() - (i + 1) * interval '30 days', now() - i * interval '30 days');
  END LOOP; END $$;
  CREATE TABLE ${table}_rest PARTITION OF ${table} DEFAULT;
  GRANT DELETE, SELECT (id${key ? `, ${key}` : ""}, ${time}), UPDATE (id) ON ${table} TO kaitalk_purge;`;

describe.skipIf(whyNoPostgres)(explained("tables that are partitioned by age", whyNoPostgres), () => {
  let fresh: FreshDatabase;
  let database: Sql;
  beforeEach(async () => {
    fresh = await freshDatabase();
    database = sqlOver(fresh.owner);
    await fresh.owner.query(partitioned("ip_hashes", "seen_at", ""));
    await fresh.owner.query(partitioned("whatsapp_messages", "exchanged_at", "account_id"));
    const { referenceSchema } = await import("../../purge/migrations/reference-schema.ts");
    await fresh.owner.query(
      referenceSchema().slice(referenceSchema().indexOf("-- What keeps an account's records")),
    );
    // The age is 87 days or so: of the partitions from 90 days on all is due, of the one before a part.
    await seedIpHashes(
      database,
      [1, 40, 70, 88, 89, 95, 100, 130, 160, 400].map((age) => age * day),
    );
    for (const id of [1, 2])
      await seedAccount(database, { id, recordSeconds: [1, 80, 89, 100, 140].map((age) => age * day) });
  });
  afterEach(() => fresh.end());

  const run = (change: Partial<PurgeOrder> = {}) => purge(overClient(fresh.job), { ...order, ...change });
  const step = ({ steps }: Receipt, table: string) =>
    steps.find((one) => one.table === table && one.trigger === "age");
  const left = async (table: string) =>
    (
      await database.query(
        `SELECT tableoid::regclass::text AS part, count(*)::int AS rows FROM ${table} GROUP BY 1 ORDER BY 1`,
      )
    ).map(({ part, rows }) => `${part} ${rows}`);
  const parts = async (table: string) =>
    (
      await database.query<{ name: string }>(
        `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = '${table}'::regclass ORDER BY 1`,
      )
    ).map(({ name }) => name);

  test("what is wholly due is dropped and counted, the rest goes row by row", async () => {
    expect(await checkDatabase(overClient(fresh.owner), map)).toEqual([]);
    const dry = await run({ dryRun: true });
    expect(step(dry, "ip_hashes")).toMatchObject({ remaining: 7, partitions: 0 });
    expect(await parts("ip_hashes")).toHaveLength(8);
    const receipt = await run();
    expect(receipt).toMatchObject({ outcome: "complete", problems: [], inLedger: true });
    expect(step(receipt, "ip_hashes")).toMatchObject({ rows: 7, partitions: 3, remaining: 0, done: true });
    expect(step(receipt, "whatsapp_messages")).toMatchObject({ rows: 6, partitions: 3, remaining: 0 });
    expect(await left("ip_hashes")).toEqual(["ip_hashes_1 1", "ip_hashes_2 1", "ip_hashes_3 1"]);
    expect(await parts("ip_hashes")).toEqual([
      "ip_hashes_0",
      "ip_hashes_1",
      "ip_hashes_2",
      "ip_hashes_3",
      "ip_hashes_rest",
    ]);
    const noted =
      "SELECT sum(erased)::int AS rows FROM purge_batches WHERE table_name IN ('ip_hashes', 'whatsapp_messages')";
    expect(await database.query(noted)).toEqual([{ rows: 13 }]);
    expect(await checkDatabase(overClient(fresh.owner), map)).toEqual([]);
    expect(step(await run(), "ip_hashes")).toMatchObject({ rows: 0, partitions: 0, done: true });
  });

  test("a hold keeps its rows, whose partition then goes row by row", async () => {
    await fresh.owner.query(
      `INSERT INTO legal_holds (account_id, reason, owner, ends_at) VALUES ('${accountId(1)}', 'court order', 'legal office', now() + interval '1 day')`,
    );
    const receipt = await run();
    expect(step(receipt, "whatsapp_messages")).toMatchObject({
      rows: 3,
      partitions: 1,
      held: 3,
      remaining: 0,
    });
    expect(await left("whatsapp_messages")).toEqual([
      "whatsapp_messages_1 2",
      "whatsapp_messages_3 3",
      "whatsapp_messages_4 1",
      "whatsapp_messages_5 1",
    ]);
  });

  test.each([
    [
      "a trigger of the table",
      "CREATE TRIGGER keep BEFORE DELETE ON ip_hashes FOR EACH ROW EXECUTE FUNCTION keep()",
    ],
    [
      "a trigger of one partition",
      "CREATE TRIGGER keep BEFORE DELETE ON ip_hashes_5 FOR EACH ROW EXECUTE FUNCTION keep()",
    ],
  ])("%s still keeps a row", async (_, sql) => {
    await fresh.owner.query(
      `CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$; ${sql}`,
    );
    const receipt = await run();
    expect(receipt.outcome).toBe("obstructed");
    expect(step(receipt, "ip_hashes")?.reason).toMatch(/trigger "keep" of "ip_hashes" keeps it/);
    expect(await parts("ip_hashes")).toContain("ip_hashes_5");
  });

  test("a row that something else refers to costs its partition the drop, and stays alone", async () => {
    await fresh.owner.query(
      `CREATE TABLE clippings (id uuid, at timestamptz, FOREIGN KEY (id, at) REFERENCES ip_hashes (id, seen_at));
       INSERT INTO clippings SELECT id, seen_at FROM ip_hashes_4 LIMIT 1`,
    );
    const receipt = await run();
    expect(step(receipt, "ip_hashes")).toMatchObject({ rows: 6, remaining: 1, partitions: 2 });
    expect(step(receipt, "ip_hashes")?.reason).toMatch(/^1 row stays: .*still refers to this one/);
  });

  test("a locked partition costs its step, and the other tables are purged", async () => {
    const holder = await fresh.connect();
    await holder.query("BEGIN; LOCK TABLE ip_hashes_5 IN ACCESS EXCLUSIVE MODE");
    const receipt = await run();
    await holder.query("ROLLBACK");
    expect(receipt.durationSeconds).toBeLessThan(10);
    expect(step(receipt, "ip_hashes")).toMatchObject({ done: false });
    expect(step(receipt, "ip_hashes")?.reason).toMatch(/lock/);
    expect(step(receipt, "whatsapp_messages")).toMatchObject({ rows: 6, done: true });
    expect((await run()).outcome).toBe("complete");
    expect(await left("ip_hashes")).toEqual(["ip_hashes_1 1", "ip_hashes_2 1", "ip_hashes_3 1"]);
  });

  test("row-level security on a partition hides nothing from its table's purge", async () => {
    await fresh.owner.query(
      "ALTER TABLE ip_hashes_5 ENABLE ROW LEVEL SECURITY; ALTER TABLE ip_hashes_3 ENABLE ROW LEVEL SECURITY",
    );
    expect((await run()).outcome).toBe("complete");
    expect(await left("ip_hashes")).toEqual(["ip_hashes_1 1", "ip_hashes_2 1", "ip_hashes_3 1"]);
  });

  test("a table that subscribers follow is purged row by row, which they hear of", async () => {
    await fresh.owner.query("CREATE PUBLICATION copies FOR TABLE ip_hashes");
    expect(step(await run(), "ip_hashes")).toMatchObject({ rows: 7, partitions: 0, done: true });
  });

  test("a key that stands in a fresh partition too stays there", async () => {
    await fresh.owner.query(
      "INSERT INTO ip_hashes (id, seen_at, ip_sha256) SELECT id, now(), ip_sha256 FROM ip_hashes WHERE seen_at < now() - interval '88 days'",
    );
    expect(step(await run(), "ip_hashes")).toMatchObject({ rows: 7, remaining: 0 });
    expect(await left("ip_hashes")).toEqual([
      "ip_hashes_0 7",
      "ip_hashes_1 1",
      "ip_hashes_2 1",
      "ip_hashes_3 1",
    ]);
  });

  test("without the functions rows go one by one, and the run says what to apply", async () => {
    await fresh.owner.query("DROP FUNCTION expired_partitions(text, interval)");
    const receipt = await run();
    expect(step(receipt, "ip_hashes")).toMatchObject({ rows: 7, partitions: 0, done: true });
    expect(receipt.problems).toContain(
      "ip_hashes: no partition is dropped whole: a function of the map is not there; apply purge/migrations.",
    );
  });

  test("the functions bound whoever calls them", async () => {
    const beyond = expect.objectContaining({ code: "KT001" });
    const of = async (name: string) =>
      String((await fresh.owner.query(`SELECT '${name}'::regclass::oid AS oid`)).rows[0]?.oid);
    for (const call of [
      "expired_partitions('ip_hashes', interval '1 day')",
      "expired_partitions('accounts', interval '100 days')",
      `drop_expired_partition('ip_hashes', interval '87 days', ${await of("ip_hashes_2")})`,
      `drop_expired_partition('ip_hashes', interval '87 days', ${await of("accounts")})`,
      `count_expired_partition('calls', interval '87 days', ${await of("ip_hashes_5")})`,
    ])
      await expect(fresh.job.query(`SELECT ${call}`)).rejects.toEqual(beyond);
    await expect(
      fresh.job.query("SELECT lock_expired_partition('ip_hashes', interval '87 days', 1)"),
    ).rejects.toEqual(expect.objectContaining({ code: "42501" }));
  });

  test("a partition that is half taken away is named, for nothing sees its rows", async () => {
    // A table with a partition for the rest can not be taken apart so.
    await fresh.owner.query("DROP TABLE ip_hashes_rest");
    await fresh.owner.query("BEGIN; SELECT FROM ip_hashes");
    const other = await fresh.connect();
    await other.query("SET statement_timeout = 300");
    await other.query("ALTER TABLE ip_hashes DETACH PARTITION ip_hashes_5 CONCURRENTLY").catch(() => {});
    await fresh.owner.query("ROLLBACK");
    expect((await checkDatabase(overClient(fresh.owner), map)).map(({ id }) => id)).toEqual([
      "half-detached",
    ]);
    await fresh.owner.query("DELETE FROM ip_hashes");
    const { promises } = await auditRetention(overClient(fresh.owner), { map, settings });
    expect(promises.find(({ clause }) => clause === "ip-addresses")).toMatchObject({
      verdict: "unverified",
      reason: expect.stringContaining('partition "ip_hashes_5" is half taken from "ip_hashes"'),
    });
  });
});
