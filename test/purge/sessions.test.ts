import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { whyNoPostgres } from "../../bench/postgres-server.ts";
import { type Connection, connectionTo } from "../../purge/connection.ts";
import { type Database, withDatabase } from "../../purge/database.ts";
import { SessionLost, Stopped } from "../../purge/failure.ts";
import { type FreshDatabase, freshDatabase, sharedPostgres } from "../support/shared-postgres.ts";
import { explained } from "../support/tools.ts";

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
