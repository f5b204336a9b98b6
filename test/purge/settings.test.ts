import { describe, expect, test } from "vitest";
import { whyNoPostgres } from "../../bench/postgres-server.ts";
import { sqlOver } from "../../bench/sql.ts";
import { auditRetention } from "../../purge/audit.ts";
import { overClient } from "../../purge/database.ts";
import { purge } from "../../purge/purge.ts";
import { tableMap } from "../../purge/read-table-map.ts";
import { countRows, seedAccount, seedIpHashes } from "../support/purge-seed.ts";
import { freshDatabase } from "../support/shared-postgres.ts";
import { explained } from "../support/tools.ts";

const publicFirst = "ALTER ROLE kaitalk_purge IN DATABASE % SET search_path = public, pg_catalog";
const operator = (name: string, says: boolean) =>
  `CREATE FUNCTION public.says(timestamptz, timestamptz) RETURNS boolean LANGUAGE sql AS $$ SELECT ${says} $$;
   CREATE OPERATOR public.${name} (LEFTARG = timestamptz, RIGHTARG = timestamptz, FUNCTION = public.says); ${publicFirst}`;
const moment = (name: string) =>
  `CREATE FUNCTION public.${name}() RETURNS timestamptz LANGUAGE sql AS $$ SELECT timestamptz '2100-01-01' $$; ${publicFirst}`;
const noInterval = (type: string) =>
  `CREATE FUNCTION public.make_interval(secs ${type}) RETURNS interval LANGUAGE sql AS $$ SELECT interval '0' $$`;

const cases = {
  "an operator that calls nothing due": operator("<=", false),
  "an operator that calls everything due": operator("<=", true),
  "another now()": moment("now"),
  "another clock_timestamp()": moment("clock_timestamp"),
  "a function that fits the argument better than PostgreSQL's own": noInterval("integer"),
  "another make_interval()": `${noInterval("double precision")}; ${publicFirst}`,
  "another type of PostgreSQL's name": `CREATE TYPE public.timestamptz AS ENUM ('x'); ${publicFirst}`,
  "another catalogue": `CREATE VIEW public.pg_class AS SELECT * FROM pg_catalog.pg_class WHERE false;
    GRANT SELECT ON public.pg_class TO PUBLIC; ${publicFirst}`,
  "numbers of one digit": "ALTER ROLE kaitalk_purge IN DATABASE % SET extra_float_digits = -15",
  "numbers of one digit, set for the database": "ALTER DATABASE % SET extra_float_digits = -15",
  "quoted names": "ALTER ROLE kaitalk_purge IN DATABASE % SET quote_all_identifiers = on",
  "a date style of its own": "ALTER ROLE kaitalk_purge IN DATABASE % SET datestyle = 'German'",
  "a time zone of its own": "ALTER DATABASE % SET timezone = 'Asia/Kathmandu'",
};

describe.skipIf(whyNoPostgres)(explained("what a role and a database are set to", whyNoPostgres), () => {
  const old = 100 * 86_400;
  const settings = { historySeconds: 86_400, intervalSeconds: 300, runSeconds: 240 };
  const map = tableMap();
  const order = { map, settings, version: "test", transport: null, dryRun: false };

  test.each(Object.entries(cases))("%s changes nothing", async (_, sql) => {
    const fresh = await freshDatabase();
    try {
      const database = sqlOver(fresh.owner);
      await seedAccount(database, { id: 1, recordSeconds: [old, 60], tokenSeconds: [old, 10] });
      await seedIpHashes(database, [old, old - 1, old - 2, 60]);
      await fresh.owner.query(sql.replaceAll("%", fresh.name));
      const job = overClient(await fresh.connect("kaitalk_purge"));
      const dry = await purge(job, { ...order, dryRun: true });
      expect(dry.steps.find(({ table }) => table === "ip_hashes")).toMatchObject({ remaining: 3 });
      const violated = async () =>
        (await auditRetention(job, { map, settings })).promises.filter(
          ({ verdict }) => verdict === "violated",
        ).length;
      expect(await violated()).toBeGreaterThan(0);
      expect(await purge(job, order)).toMatchObject({ outcome: "complete", problems: [] });
      expect(await countRows(database, ["ip_hashes", "calls", "authentication_tokens"])).toEqual({
        ip_hashes: 1,
        calls: 1,
        authentication_tokens: 1,
      });
      expect(await violated()).toBe(0);
    } finally {
      await fresh.end();
    }
  });

  test.each(["ALTER ROLE kaitalk_purge IN DATABASE %", "ALTER DATABASE %"])(
    "%s, told to pass over triggers and foreign keys: nothing is deleted, and why is said",
    async (whom) => {
      const fresh = await freshDatabase();
      try {
        const database = sqlOver(fresh.owner);
        await seedIpHashes(database, [old, 60]);
        await fresh.owner.query(`${whom.replaceAll("%", fresh.name)} SET session_replication_role = replica`);
        const receipt = await purge(overClient(await fresh.connect("kaitalk_purge")), order);
        const reason =
          'role "kaitalk_purge" has triggers and foreign keys turned off, which may keep records; nothing is deleted.';
        expect(receipt.outcome).toBe("obstructed");
        expect(receipt.problems).toContain(reason);
        expect(await countRows(database, ["ip_hashes"])).toEqual({ ip_hashes: 2 });
      } finally {
        await fresh.end();
      }
    },
  );
});
