import type pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { whyNoPostgres } from "../../bench/postgres-server.ts";
import { sqlOver } from "../../bench/sql.ts";
import { type Database, overClient } from "../../purge/database.ts";
import { type PurgeLimits, purgeLimits } from "../../purge/limits.ts";
import { purge } from "../../purge/purge.ts";
import { tableMap } from "../../purge/read-table-map.ts";
import { countRows, seedAccount, seedIpHashes } from "../support/purge-seed.ts";
import { type FreshDatabase, freshDatabase } from "../support/shared-postgres.ts";
import { explained } from "../support/tools.ts";

/** Needs a server with several sessions and timers, which the embedded one has not. */
describe.skipIf(whyNoPostgres)(explained("bounds on a real server", whyNoPostgres), () => {
  const old = 100 * 86_400;
  let fresh: FreshDatabase;
  let owner: pg.Client;
  let job: pg.Client;
  beforeEach(async () => {
    fresh = await freshDatabase();
    owner = fresh.owner;
    job = await fresh.connect();
    await job.query("SET application_name = 'job'");
  });
  afterEach(() => fresh.end());

  const order = {
    map: tableMap(),
    settings: { historySeconds: 86_400, intervalSeconds: 300, runSeconds: 240 },
    version: "test",
    transport: null,
    dryRun: false,
  };

  function run(limits: Partial<PurgeLimits> = {}) {
    return purge(overClient(job), { ...order, limits: { ...purgeLimits, ...limits } });
  }

  test("a statement that takes too long is given up, and the other tables are purged", async () => {
    const database = sqlOver(owner);
    await seedIpHashes(database, [old]);
    await seedAccount(database, { id: 1, recordSeconds: [old] });
    await owner.query(
      `CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(60); RETURN OLD; END $$;
       CREATE TRIGGER linger BEFORE DELETE ON ip_hashes FOR EACH ROW EXECUTE FUNCTION linger()`,
    );
    const receipt = await run({ statementMilliseconds: 100, firstBatchRows: 4 });
    expect(receipt.outcome).toBe("incomplete");
    expect(receipt.steps.find(({ table }) => table === "ip_hashes")).toMatchObject({
      rows: 0,
      remaining: 1,
      reason: "1 row stays: a statement took longer than its bound and was cancelled.",
    });
    expect(receipt.steps.find(({ table }) => table === "whatsapp_messages")).toMatchObject({
      rows: 1,
      done: true,
    });
  });

  test("a table that someone has locked is left to the next run", async () => {
    await seedIpHashes(sqlOver(owner), [old, old, old]);
    await owner.query("BEGIN; LOCK TABLE ip_hashes IN SHARE MODE");
    const receipt = await run({ lockMilliseconds: 20, rowsToStepOver: 2 });
    await owner.query("ROLLBACK");
    expect(receipt.steps.find(({ table }) => table === "ip_hashes")).toMatchObject({
      rows: 0,
      remaining: 3,
      reason: 'another session holds or awaits a lock on table "ip_hashes" (ShareLock).',
    });
    expect((await run()).outcome).toBe("complete");
    expect(await countRows(sqlOver(owner), ["ip_hashes"])).toEqual({ ip_hashes: 0 });
  });

  test("a stranger who keeps the turn on a table is named, and the other tables are purged", async () => {
    const database = sqlOver(owner);
    await seedIpHashes(database, [old]);
    await seedAccount(database, { id: 1, deletedSeconds: 40 * 86_400, recordSeconds: [old] });
    await owner.query("CREATE ROLE night_job LOGIN PASSWORD 'job'");
    const stranger = await fresh.connect("night_job");
    try {
      const { rows } = await stranger.query("SELECT pg_backend_pid() AS pid");
      const keep = `SELECT pg_advisory_lock(${0x4b41}, oid::int4) FROM pg_class WHERE relname = ANY ($1)`;
      await stranger.query(keep, [["ip_hashes", "caller_phones"]]);
      const receipt = await run({ turnMilliseconds: 100 });
      const sentence = (table: string) =>
        `session ${rows[0].pid} of role "night_job" holds the advisory lock by which runs take turns on table "${table}"; end it if it is no run of the purge.`;
      expect(receipt).toMatchObject({ outcome: "obstructed", inLedger: true });
      for (const table of ["ip_hashes", "caller_phones"]) {
        expect(receipt.problems).toContain(`${table}: ${sentence(table)}`);
        expect(receipt.steps.find((step) => step.table === table)).toMatchObject({
          rows: 0,
          remaining: 1,
          reason: sentence(table),
        });
      }
      expect(receipt.steps.find(({ table }) => table === "whatsapp_messages")).toMatchObject({ done: true });
    } finally {
      await stranger.end();
      await owner.query("DROP ROLE night_job");
    }
    expect((await run()).outcome).toBe("complete");
  });

  test("a parallel run that keeps the turn is waited for and is no obstacle", async () => {
    await seedIpHashes(sqlOver(owner), [old]);
    await owner.query(`SELECT pg_advisory_lock(${0x4b41}, 'ip_hashes'::regclass::oid::int4)`);
    const receipt = await run({ turnMilliseconds: 100 });
    await owner.query("SELECT pg_advisory_unlock_all()");
    expect(receipt.outcome).toBe("incomplete");
    expect(receipt.steps.find(({ table }) => table === "ip_hashes")?.reason).toMatch(
      /^session \d+ of role "owner" holds the advisory lock/,
    );
  });

  test.each([
    [
      "LOCK TABLE ip_hashes IN ACCESS EXCLUSIVE MODE",
      'a prepared transaction holds a lock on table "ip_hashes" (AccessExclusiveLock).',
    ],
    [
      "LOCK TABLE ip_hashes IN SHARE MODE",
      'a prepared transaction holds a lock on table "ip_hashes" (ShareLock).',
    ],
    [
      `SELECT pg_advisory_xact_lock(${0x4b41}, 'ip_hashes'::regclass::oid::int4)`,
      'prepared transaction % holds the advisory lock by which runs take turns on table "ip_hashes"; end it if it is no run of the purge.',
    ],
  ])("a prepared transaction that did %s is named", async (statement, reason) => {
    await seedIpHashes(sqlOver(owner), [old]);
    await seedAccount(sqlOver(owner), { id: 1, recordSeconds: [old] });
    await owner.query(`BEGIN; ${statement}; PREPARE TRANSACTION 'left behind'`);
    const { rows } = await owner.query("SELECT transaction::text AS number FROM pg_prepared_xacts");
    const receipt = await run({ turnMilliseconds: 100 });
    await owner.query("ROLLBACK PREPARED 'left behind'");
    const step = receipt.steps.find(({ table }) => table === "ip_hashes");
    expect(step?.reason).toBe(reason.replace("%", rows[0].number));
    expect(receipt.steps.find(({ table }) => table === "whatsapp_messages")).toMatchObject({ done: true });
    expect((await run()).outcome).toBe("complete");
  });

  test("a batch reads by index alone, even from tables that were never analysed", async () => {
    const database = sqlOver(owner);
    await seedAccount(database, {
      id: 1,
      deletedSeconds: 40 * 86_400,
      recordSeconds: [old, 1],
      tokenSeconds: [old],
    });
    await owner.query(
      `INSERT INTO ip_hashes (seen_at, ip_sha256)
       SELECT now() - i * interval '1 minute', sha256('x') FROM generate_series(1, 50000) AS i`,
    );
    const plans: string[] = [];
    const explaining: Database = {
      ...overClient(job),
      async script(sql) {
        if (!sql.includes("pg_advisory_xact_lock")) return overClient(job).script(sql);
        const results = await overClient(job).script(sql.replace("WITH ", "EXPLAIN (COSTS OFF) WITH "));
        plans.push(JSON.stringify(results));
        return [[{ at: 0 }], [{ rows: 0, last: null }], [{ at: 1 }], []];
      },
    };
    await purge(explaining, { ...order, limits: purgeLimits });
    expect(plans.length).toBeGreaterThan(8);
    for (const plan of plans) {
      expect(plan).toMatch(/Index (Only )?Scan/);
      expect(plan).not.toMatch(/Seq Scan|Bitmap|Sort/);
    }
  });

  test("a row that is held for a moment is waited for", async () => {
    await seedIpHashes(sqlOver(owner), [old, old - 1, old - 2]);
    await owner.query("BEGIN; SELECT id FROM ip_hashes ORDER BY seen_at LIMIT 1 FOR UPDATE");
    const running = run({ lockMilliseconds: 30_000, statementMilliseconds: 60_000 });
    const watcher = await fresh.connect();
    const waits = "SELECT FROM pg_stat_activity WHERE application_name = 'job' AND wait_event_type = 'Lock'";
    while ((await watcher.query(waits)).rowCount === 0) await watcher.query("SELECT pg_sleep(0.01)");
    await owner.query("ROLLBACK");
    const receipt = await running;
    expect(receipt.outcome).toBe("complete");
    expect(receipt.steps.find(({ table }) => table === "ip_hashes")).toMatchObject({ rows: 3, remaining: 0 });
  });

  test("an account restored while the run goes on keeps its rows", async () => {
    const database = sqlOver(owner);
    await seedAccount(database, { id: 1, deletedSeconds: 40 * 86_400, recordSeconds: [1] });
    await seedIpHashes(database, [old]);
    // The first batch of the run restores the account, as another session would between two steps.
    await owner.query(
      `CREATE FUNCTION restore() RETURNS trigger LANGUAGE plpgsql AS $$
         BEGIN UPDATE accounts SET deleted_at = NULL; RETURN NULL; END $$;
       CREATE TRIGGER restore AFTER DELETE ON ip_hashes FOR EACH STATEMENT EXECUTE FUNCTION restore()`,
    );
    expect((await run()).outcome).toBe("complete");
    expect(await countRows(database, ["accounts", "calls", "caller_phones"])).toEqual({
      accounts: 1,
      calls: 1,
      caller_phones: 1,
    });
  });

  test("holds that nobody can see keep every record that an account owns", async () => {
    const database = sqlOver(owner);
    await seedAccount(database, {
      id: 1,
      deletedSeconds: 40 * 86_400,
      recordSeconds: [old],
      tokenSeconds: [old],
    });
    await seedIpHashes(database, [old]);
    const all = ["authentication_tokens", "calls", "whatsapp_messages", "accounts"];
    const before = await countRows(database, all);
    for (const hide of [
      "ALTER TABLE legal_holds ENABLE ROW LEVEL SECURITY",
      "ALTER TABLE legal_holds DISABLE ROW LEVEL SECURITY; REVOKE SELECT ON legal_holds FROM kaitalk_purge",
    ]) {
      await owner.query(hide);
      const receipt = await purge(overClient(fresh.job), { ...order, limits: purgeLimits });
      expect(receipt.outcome).toBe("obstructed");
      expect(await countRows(database, [...all, "ip_hashes"])).toEqual({ ...before, ip_hashes: 0 });
    }
  });
});
