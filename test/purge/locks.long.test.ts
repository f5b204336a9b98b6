import type pg from "pg";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { whyNoPostgres } from "../../bench/postgres-server.ts";
import { compare, foresee } from "../../bench/purge-oracle.ts";
import { sqlOver } from "../../bench/sql.ts";
import { auditRetention } from "../../purge/audit.ts";
import { readCatalog } from "../../purge/catalog.ts";
import { overClient } from "../../purge/database.ts";
import { purgeLimits } from "../../purge/limits.ts";
import { type PurgeOrder, purge } from "../../purge/purge.ts";
import { tableMap } from "../../purge/read-table-map.ts";
import { toSeconds } from "../../register/duration.ts";
import { rowOrders } from "../../retention/purge-orders.ts";
import { seedAccount, seedIpHashes } from "../support/purge-seed.ts";
import { type FreshDatabase, freshDatabase, sharedPostgres } from "../support/shared-postgres.ts";
import { explained } from "../support/tools.ts";

const map = tableMap();
const settings = { historySeconds: toSeconds("P1D"), intervalSeconds: 300, runSeconds: 240 };
const ageOf = new Map(rowOrders(settings).map(({ clause, ageSeconds }) => [clause, ageSeconds]));
const ages = {
  records: ageOf.get("ip-addresses") ?? Number.NaN,
  tokens: ageOf.get("authentication-tokens") ?? Number.NaN,
  accounts: ageOf.get("business-email") ?? Number.NaN,
};
const order: PurgeOrder = { map, settings, version: "test", transport: "test", dryRun: false };
const modes = ["SHARE", "SHARE ROW EXCLUSIVE", "EXCLUSIVE", "ACCESS EXCLUSIVE"];
/** One mode that keeps readers out and, in turn, one of those that do not. */
const cases = Object.keys(map.tables).flatMap((table, index) =>
  ["ACCESS EXCLUSIVE", modes[index % 3] ?? ""].map((mode) => ({ table, mode })),
);

describe.skipIf(whyNoPostgres)(explained("locked tables on a real server", whyNoPostgres), () => {
  let fresh: FreshDatabase;
  let owner: pg.Client;
  let holder: pg.Client;
  let job: pg.Client;
  beforeAll(async () => {
    const server = await sharedPostgres();
    const admin = await server.connect();
    await admin.query("CREATE DATABASE locked TEMPLATE reference");
    await admin.end();
    const template = await server.connect("locked");
    const database = sqlOver(template);
    await seedAccount(database, {
      id: 1,
      recordSeconds: [ages.records + 600],
      tokenSeconds: [ages.tokens + 600],
    });
    await seedAccount(database, { id: 2, deletedSeconds: ages.accounts + 600, recordSeconds: [60] });
    await seedIpHashes(database, [ages.records + 600]);
    await template.end();
  });
  beforeEach(async () => {
    fresh = await freshDatabase("locked");
    ({ owner, job } = fresh);
    holder = await fresh.connect();
  });
  afterEach(() => fresh.end());

  test.each(cases)(
    "$mode on $table costs its steps, and the next run takes the rest",
    async ({ table, mode }) => {
      const database = sqlOver(owner);
      const oracle = await foresee(database, ages);
      await holder.query(`BEGIN; LOCK TABLE ${table} IN ${mode} MODE`);
      const receipt = await purge(overClient(job), order);
      const audit = await auditRetention(overClient(job), { map, settings });
      await holder.query("ROLLBACK");
      expect(receipt.durationSeconds).toBeLessThan(10);
      expect(audit.promises.length).toBeGreaterThan(0);
      const first = await compare(database, oracle);
      expect(first.lost).toEqual([]);
      // What the lock does not concern is gone: no row of another table that ages by itself is left.
      const byItself = receipt.steps.filter(({ trigger }) => trigger !== "account-deletion");
      const follows = table === "transcripts" || table === "ai_interaction_logs" ? ["calls"] : [];
      const reads = table === "legal_holds" && mode === "ACCESS EXCLUSIVE";
      if (!reads)
        for (const step of byItself)
          if (step.table !== table && !follows.includes(step.table))
            expect(step).toMatchObject({ done: true });
      for (const step of receipt.steps)
        if (!step.done)
          expect(step.reason).toMatch(/lock|rows of these accounts|legal holds .* can not be read/);

      expect((await purge(overClient(job), order)).outcome).toBe("complete");
      expect(await compare(database, oracle)).toEqual({ lost: [], left: [] });
      const { rows } = await owner.query(
        "SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE wait_event_type = 'Lock'",
      );
      expect(rows).toEqual([{ waiting: 0 }]);
    },
  );

  test("a change of a table that waits in the queue costs no more", async () => {
    const reader = await fresh.connect();
    await reader.query("BEGIN; SELECT count(*) FROM transcripts");
    const change = holder.query("ALTER TABLE transcripts ADD note text");
    const waits = "SELECT FROM pg_locks WHERE NOT granted";
    while ((await owner.query(waits)).rowCount === 0) await owner.query("SELECT pg_sleep(0.01)");
    const began = performance.now();
    const receipt = await purge(overClient(job), order);
    expect(performance.now() - began).toBeLessThan(5_000);
    await reader.query("ROLLBACK");
    await change;
    expect(receipt.steps.find(({ table }) => table === "transcripts")?.reason).toMatch(
      /holds or awaits a lock on table "transcripts" \(AccessExclusiveLock\)/,
    );
    expect(receipt.steps.find(({ table }) => table === "ip_hashes")).toMatchObject({ rows: 1, done: true });
  });

  test("the catalogue is read past a locked table", async () => {
    await holder.query("BEGIN; LOCK TABLE appointments IN ACCESS EXCLUSIVE MODE");
    const began = performance.now();
    const catalog = await readCatalog(overClient(job), map);
    expect(performance.now() - began).toBeLessThan(2_000);
    await holder.query("ROLLBACK");
    const appointments = catalog.tables.find(({ name }) => name === "appointments");
    expect(appointments?.indexes.some(({ predicate }) => predicate === undefined)).toBe(true);
  });

  test("one locked table costs its step at most the bound of a lock", async () => {
    const free = await purge(overClient(job), order);
    await owner.query(
      `INSERT INTO ip_hashes (seen_at, ip_sha256) SELECT now() - interval '100 days', sha256('x')`,
    );
    await holder.query("BEGIN; LOCK TABLE ip_hashes IN ACCESS EXCLUSIVE MODE");
    const locked = await purge(overClient(job), order);
    await holder.query("ROLLBACK");
    const cost = (locked.durationSeconds - free.durationSeconds) * 1000;
    expect(cost).toBeLessThan(purgeLimits.lockMilliseconds + 400);
  });
});
