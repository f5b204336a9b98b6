import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PostgresServer, startPostgres, whyNoPostgres } from "../../bench/postgres-server.ts";
import { referenceSchema } from "../../purge/migrations/reference-schema.ts";
import { tableMap } from "../../purge/read-table-map.ts";
import { explained } from "../support/tools.ts";

describe.skipIf(whyNoPostgres)(explained("the purge role on a real server", whyNoPostgres), () => {
  const {
    tables,
    ledger: { table: ledger, forget },
  } = tableMap();
  let server: PostgresServer;
  let owner: pg.Client;
  let job: pg.Client;
  beforeAll(async () => {
    server = await startPostgres();
    owner = await server.connect();
    await owner.query(referenceSchema());
    // Twice, because the role outlives a database and may be there already.
    await owner.query(referenceSchema().slice(referenceSchema().indexOf("DO $$")));
    await owner.query("ALTER ROLE kaitalk_purge LOGIN PASSWORD 'job'");
    job = new pg.Client({
      host: "127.0.0.1",
      port: server.port,
      user: "kaitalk_purge",
      password: "job",
      database: "postgres",
      ssl: false,
    });
    await job.connect();
  });
  afterAll(async () => {
    await job?.end();
    await owner?.end();
    await server?.stop();
  });

  const denied = expect.objectContaining({ code: "42501" });

  test.each(Object.entries(tables).map(([name, table]) => ({ name, ...table })))(
    "reads keys and times of $name and none of its content",
    async ({ name, readable, sealed }) => {
      await job.query(`SELECT ${readable.join(", ")} FROM ${name} WHERE false`);
      await job.query(`SELECT count(*) FROM ${name}`);
      for (const column of sealed) {
        await expect(job.query(`SELECT ${column} FROM ${name}`)).rejects.toEqual(denied);
        await expect(job.query(`SELECT 1 FROM ${name} WHERE ${column} IS NULL`)).rejects.toEqual(denied);
        await expect(job.query(`COPY ${name} (${column}) TO STDOUT`)).rejects.toEqual(denied);
        await expect(job.query(`DELETE FROM ${name} RETURNING ${column}`)).rejects.toEqual(denied);
      }
      if (sealed.length > 0) await expect(job.query(`SELECT * FROM ${name}`)).rejects.toEqual(denied);
    },
  );

  test("deletes from every table but the ledger, which it only appends to", async () => {
    for (const name of Object.keys(tables)) {
      const attempt = job.query(`DELETE FROM ${name}`);
      if (tables[name]?.erasures.length === 0) await expect(attempt).rejects.toEqual(denied);
      else expect((await attempt).rowCount).toBe(0);
      await expect(job.query(`TRUNCATE ${name}`)).rejects.toEqual(denied);
    }
    await job.query(
      `INSERT INTO ${ledger} (run_id, stage, receipt) VALUES (gen_random_uuid(), 'started', '{}')`,
    );
    await expect(job.query(`UPDATE ${ledger} SET receipt = '{}'`)).rejects.toEqual(denied);
  });

  test("forgets receipts through one function, and those alone whose 120 days are over", async () => {
    await owner.query(
      `INSERT INTO ${ledger} (run_id, stage, receipt, written_at)
       SELECT gen_random_uuid(), 'finished', '{}', now() - days * interval '1 day' FROM unnest(ARRAY[0, 119, 121, 400]) AS days`,
    );
    expect((await job.query(`SELECT ${forget}() AS gone`)).rows).toEqual([{ gone: 2 }]);
    const { rows } = await owner.query(
      `SELECT extract(day FROM now() - written_at)::int AS days FROM ${ledger} WHERE stage = 'finished' ORDER BY days`,
    );
    expect(rows).toEqual([{ days: 0 }, { days: 119 }]);
    const everyone = await owner.query(
      `SELECT has_function_privilege('pg_monitor', '${forget}()', 'EXECUTE') AS may`,
    );
    expect(everyone.rows).toEqual([{ may: false }]);
  });

  test("writes nothing into records and makes nothing", async () => {
    await expect(job.query("INSERT INTO ip_hashes (ip_sha256) VALUES (sha256('x'))")).rejects.toEqual(denied);
    await expect(job.query("UPDATE ip_hashes SET seen_at = now()")).rejects.toEqual(denied);
    await expect(job.query("UPDATE accounts SET deleted_at = now()")).rejects.toEqual(denied);
    await expect(job.query("CREATE TABLE public.copy (id int)")).rejects.toEqual(denied);
    await expect(job.query("SET ROLE owner")).rejects.toEqual(denied);
    await expect(job.query("SELECT * FROM pg_authid")).rejects.toEqual(denied);
  });
});
