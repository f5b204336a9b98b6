import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { whyNoPostgres } from "../../bench/postgres-server.ts";
import { sqlOver } from "../../bench/sql.ts";
import { type Connection, connectionTo } from "../../purge/connection.ts";
import { type Database, withDatabase } from "../../purge/database.ts";
import { SessionLost, Stopped } from "../../purge/failure.ts";
import { type PurgeOrder, purge } from "../../purge/purge.ts";
import { tableMap } from "../../purge/read-table-map.ts";
import { countRows, seedAccount, seedIpHashes } from "../support/purge-seed.ts";
import { type FreshDatabase, freshDatabase, sharedPostgres } from "../support/shared-postgres.ts";
import { explained } from "../support/tools.ts";

const order: PurgeOrder = {
  map: tableMap(),
  settings: { historySeconds: 86_400, intervalSeconds: 300, runSeconds: 240 },
  version: "test",
  transport: "test",
  dryRun: false,
};

describe.skipIf(whyNoPostgres)(explained("sessions that end before their answer", whyNoPostgres), () => {
  let fresh: FreshDatabase;
  let connection: Connection;
  beforeEach(async () => {
    fresh = await freshDatabase();
    const { port } = await sharedPostgres();
    connection = connectionTo(`postgresql://kaitalk_purge:job@127.0.0.1:${port}/${fresh.name}`, {});
  });
  afterEach(() => fresh.end());

  /** How many statements of ours a server is still at work on. */
  async function atWork(): Promise<number> {
    const sql =
      "SELECT FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%pg_sleep(600%' AND pid <> pg_backend_pid()";
    return (await fresh.owner.query(sql)).rowCount ?? Number.NaN;
  }

  async function untilAtWork(wanted: number): Promise<void> {
    while ((await atWork()) !== wanted) await pause(10);
  }

  test("a client that gives up waiting has its statement cancelled, and goes on in another session", async () => {
    const impatient = { ...connection, client: { ...connection.client, query_timeout: 200 } };
    await withDatabase(impatient, async (database: Database) => {
      await expect(database.script("SELECT pg_sleep(600)")).rejects.toBeInstanceOf(SessionLost);
      await untilAtWork(0);
      expect(await database.script("SELECT 1 AS one")).toEqual([[{ one: 1 }]]);
    });
  });

  test("a password is taken from the file that PGPASSFILE names, as libpq does", async () => {
    const folder = mkdtempSync(join(tmpdir(), "kaitalk-pgpass-"));
    const file = join(folder, "pgpass");
    writeFileSync(file, "127.0.0.1:*:*:kaitalk_purge:job\n", { mode: 0o600 });
    vi.stubEnv("PGPASSFILE", file);
    try {
      const { port } = await sharedPostgres();
      const without = connectionTo(`postgresql://kaitalk_purge@127.0.0.1:${port}/${fresh.name}`, {});
      expect(await withDatabase(without, (database) => database.script("SELECT 1 AS one"))).toEqual([
        [{ one: 1 }],
      ]);
    } finally {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true });
    }
  });

  test.each(["before its work", "after it"])(
    "a session that ends thrice, %s, is replaced for whatever may be done twice, and the run is whole",
    async (when) => {
      const old = 100 * 86_400;
      await seedIpHashes(sqlOver(fresh.owner), [old, old]);
      await seedAccount(sqlOver(fresh.owner), { id: 1, recordSeconds: [old] });
      const met = new Map<string, number>();
      const receipt = await withDatabase(connection, (sessions) =>
        purge(
          {
            async script(sql) {
              const attempt = (met.get(sql) ?? 0) + 1;
              met.set(sql, attempt);
              // The first read, and both entries of the ledger.
              const isMeant = met.size === 1 || /INTO "public"."purge_receipts"/.test(sql);
              const isLost = isMeant && attempt <= 3;
              if (!isLost) return sessions.script(sql);
              if (when === "after it") await sessions.script(sql);
              throw new SessionLost("the session is gone.");
            },
          },
          order,
        ),
      );
      expect(receipt).toMatchObject({ outcome: "complete", inLedger: true });
      expect(await countRows(sqlOver(fresh.owner), ["ip_hashes", "calls", "purge_receipts"])).toEqual({
        ip_hashes: 0,
        calls: 0,
        purge_receipts: 2,
      });
    },
    60_000,
  );

  test("whoever stops it has its statement cancelled", async () => {
    const stop = new AbortController();
    const work = withDatabase(connection, (database) => database.script("SELECT pg_sleep(600)"), {
      stop: stop.signal,
    });
    await untilAtWork(1);
    stop.abort();
    await expect(work).rejects.toBeInstanceOf(Stopped);
    await untilAtWork(0);
  });

  test("work that ends in its own order is left to it", async () => {
    const stop = new AbortController();
    const work = async (database: Database) => {
      stop.abort();
      return database.script("SELECT 1 AS one");
    };
    expect(await withDatabase(connection, work, { stop: stop.signal, stopsWork: false })).toEqual([
      [{ one: 1 }],
    ]);
  });
});

test.each(["a server that says nothing", "a port at which nothing stands"])(
  "whoever stops it is heard by %s",
  async (which) => {
    const server = createServer(() => {}).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    if (which.startsWith("a port")) server.close();
    const stop = new AbortController();
    const connection = connectionTo(`postgresql://u:p@127.0.0.1:${address.port}/x`, {});
    const work = withDatabase(connection, async () => "worked", { stop: stop.signal });
    await pause(50);
    stop.abort();
    await expect(work).rejects.toBeInstanceOf(Stopped);
    server.close();
  },
);
