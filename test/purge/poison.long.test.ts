import type pg from "pg";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { whyNoPostgres } from "../../bench/postgres-server.ts";
import { compare, foresee } from "../../bench/purge-oracle.ts";
import { type Sql, sqlOver } from "../../bench/sql.ts";
import { auditRetention } from "../../purge/audit.ts";
import { type Connection, connectionTo } from "../../purge/connection.ts";
import { overClient, withDatabase } from "../../purge/database.ts";
import { type PurgeOrder, purge } from "../../purge/purge.ts";
import { tableMap } from "../../purge/read-table-map.ts";
import type { Receipt } from "../../purge/receipt.ts";
import { toSeconds } from "../../register/duration.ts";
import { rowOrders } from "../../retention/purge-orders.ts";
import { seedAccount, seedIpHashes } from "../support/purge-seed.ts";
import { freshDatabase, sharedPostgres } from "../support/shared-postgres.ts";
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
/** What one refused row may cost a run. */
const mostMilliseconds = 1_000;

const times: Readonly<Record<string, string>> = {
  authentication_tokens: "created_at",
  transcripts: "call_started_at",
  ai_interaction_logs: "call_started_at",
  calls: "started_at",
  whatsapp_messages: "exchanged_at",
  ip_hashes: "seen_at",
};
const tables = Object.keys(map.tables).filter((name) => (map.tables[name]?.erasures.length ?? 0) > 0);

/** SQL that picks the oldest row of a table that is due by its own time. */
const oldest = (table: string) =>
  `SELECT id FROM ${table} ORDER BY ${times[table] ?? (table === "appointments" ? "booked_at" : "id")}, id LIMIT 1`;

const onDelete = (table: string, body: string) =>
  `CREATE TABLE public.chosen_${table} AS ${oldest(table)};
   GRANT SELECT ON chosen_${table} TO kaitalk_purge;
   CREATE FUNCTION spoil_${table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
     IF EXISTS (SELECT FROM public.chosen_${table} WHERE id = OLD.id) THEN ${body} END IF;
     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$;
   CREATE TRIGGER spoil BEFORE DELETE OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION spoil_${table}()`;

interface Poison {
  readonly name: string;
  readonly tables: readonly string[];
  readonly sql: (table: string) => string;
  /** What the receipt has to say. */
  readonly named: RegExp;
  /** Rows that may stay, by the table they stand in; all rows of the table where it is not one. */
  readonly costs: "row" | "table";
}

const poisons: readonly Poison[] = [
  {
    name: "a trigger that raises for one row",
    tables,
    sql: (table) => onDelete(table, "RAISE EXCEPTION 'no';"),
    named: /trigger "spoil" of "\w+" refuses it \(P0001\)/,
    costs: "row",
  },
  {
    name: "a trigger that divides by zero for one row",
    tables,
    sql: (table) => onDelete(table, "PERFORM 1 / (SELECT 0);"),
    named: /trigger "spoil" of "\w+" refuses it \(22012\)/,
    costs: "row",
  },
  {
    name: "a trigger that keeps one row",
    tables,
    sql: (table) => onDelete(table, "RETURN NULL;"),
    named: /trigger "spoil" of "\w+" keeps it/,
    costs: "row",
  },
  {
    name: "a trigger that may not read what it looks at",
    tables,
    sql: (table) =>
      `${onDelete(table, "PERFORM FROM public.secret;")}; CREATE TABLE IF NOT EXISTS secret (id int)`,
    named: /lacks a right/,
    costs: "row",
  },
  {
    name: "a constraint trigger that raises at commit",
    tables: tables.filter((table) => table !== "appointments"),
    sql: (table) =>
      `${onDelete(table, "RAISE EXCEPTION 'no';")}; DROP TRIGGER spoil ON ${table};
       CREATE CONSTRAINT TRIGGER spoil AFTER DELETE ON ${table} DEFERRABLE INITIALLY DEFERRED
         FOR EACH ROW EXECUTE FUNCTION spoil_${table}()`,
    named: /trigger "spoil" of "\w+" refuses it \(P0001\)/,
    costs: "row",
  },
  {
    name: "a rule that keeps every row",
    tables: Object.keys(times),
    sql: (table) => `CREATE RULE keep AS ON DELETE TO ${table} DO INSTEAD NOTHING`,
    named: /rule "keep" of "\w+" keeps it/,
    costs: "table",
  },
  {
    name: "a rule that keeps one row",
    tables: Object.keys(times),
    sql: (table) =>
      `CREATE TABLE chosen_${table} AS ${oldest(table)}; GRANT SELECT ON chosen_${table} TO kaitalk_purge;
       CREATE RULE keep AS ON DELETE TO ${table} WHERE EXISTS (SELECT FROM chosen_${table} WHERE id = OLD.id) DO INSTEAD NOTHING`,
    named: /rule "keep" of "\w+" keeps it/,
    costs: "row",
  },
  ...["infinity", "-infinity"].map(
    (time): Poison => ({
      name: `a row dated ${time}`,
      tables: Object.keys(times),
      sql: (table) =>
        `SET session_replication_role = replica; UPDATE ${table} SET ${times[table]} = '${time}'
         WHERE id = (${oldest(table)}); RESET session_replication_role`,
      named:
        time === "infinity"
          ? /: 1 row has an infinite "\w+", by which no age counts/
          : /: 1 row has a "\w+" more than 20 years ago, or -infinity, and goes as due/,
      costs: "row",
    }),
  ),
  {
    name: "a CHECK on the note",
    tables: ["appointments"],
    sql: (table) =>
      `ALTER TABLE ${table} ADD CONSTRAINT noted CHECK (id <> '%' OR call_note_sealed IS NOT NULL) NOT VALID`,
    named: /constraint "noted"/,
    costs: "row",
  },
  {
    name: "a generated column that can not be computed",
    tables: ["appointments"],
    sql: (table) =>
      `ALTER TABLE ${table} ADD worth int GENERATED ALWAYS AS
         (CASE WHEN id <> '%' THEN 1 ELSE 1 / (CASE WHEN call_note_sealed IS NULL THEN 0 ELSE 1 END) END) STORED`,
    named: /22012/,
    costs: "row",
  },
  {
    name: "an exclusion constraint on the emptied note",
    tables: ["appointments"],
    sql: (table) =>
      `ALTER TABLE ${table} ADD CONSTRAINT alone EXCLUDE USING btree
         ((CASE WHEN id = '%' AND key_version IS NULL THEN 'x' WHEN id = '%' THEN 'y' WHEN service = 'guest' THEN 'x' END) WITH =);
       INSERT INTO ${table} (account_id, caller_phone_id, booked_at, starts_at, service)
         SELECT account_id, caller_phone_id, now(), now(), 'guest' FROM ${table} WHERE id = '%'`,
    named: /constraint "alone"/,
    costs: "row",
  },
  {
    name: "a trigger that puts one row back",
    tables: Object.keys(times),
    sql: (table) =>
      `CREATE TABLE chosen_${table} AS ${oldest(table)};
       CREATE FUNCTION restore_${table}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
         IF EXISTS (SELECT FROM public.chosen_${table} WHERE id = OLD.id) THEN INSERT INTO public.${table} SELECT OLD.*; END IF;
         RETURN NULL; END $$;
       CREATE TRIGGER restore AFTER DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION restore_${table}()`,
    named: /trigger "restore" of "\w+" keeps (it|these rows or puts them back)/,
    costs: "row",
  },
  {
    name: "row-level security that hides every row",
    tables: Object.keys(times),
    sql: (table) => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
    named: /has row-level security, which can hide due rows/,
    costs: "table",
  },
  {
    name: "a statement trigger that raises",
    tables: Object.keys(times),
    sql: (table) =>
      `CREATE FUNCTION refuse_${table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
       CREATE TRIGGER refuse BEFORE DELETE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_${table}()`,
    named: /trigger "refuse" of "\w+" refuses it \(P0001\)/,
    costs: "table",
  },
  {
    name: "a row that ends the session",
    tables: ["transcripts", "ip_hashes", "accounts"],
    sql: (table) =>
      `${onDelete(table, "PERFORM pg_terminate_backend(pg_backend_pid());")}; ALTER FUNCTION spoil_${table} SECURITY DEFINER`,
    named: /: 1 row stays: erasing it ends the session each time/,
    costs: "row",
  },
  {
    name: "a row that an unknown table refers to",
    tables: ["calls", "whatsapp_messages", "ip_hashes", "accounts", "caller_phones"],
    sql: (table) =>
      `CREATE TABLE clippings_${table} (of uuid REFERENCES ${table}); INSERT INTO clippings_${table} ${oldest(table)}`,
    named: /constraint "clippings_\w+_of_fkey"/,
    costs: "row",
  },
];

describe.skipIf(whyNoPostgres)(explained("refused rows on a real server", whyNoPostgres), () => {
  let owner: pg.Client;
  let job: pg.Client;
  let database: Sql;
  let connection: Connection;
  beforeAll(async () => {
    const server = await sharedPostgres();
    const admin = await server.connect();
    await admin.query("CREATE DATABASE poisoned TEMPLATE reference");
    await admin.end();
    const template = await server.connect("poisoned");
    const sql = sqlOver(template);
    for (const id of [1, 2, 3])
      await seedAccount(sql, {
        id,
        ...(id === 3 ? {} : { deletedSeconds: ages.accounts + 3_600 * id }),
        recordSeconds: [ages.records + 900, ages.records + 600, ages.records - 600, 60],
        tokenSeconds: [ages.tokens + 900, ages.tokens + 600, 10],
      });
    await seedIpHashes(
      sql,
      Array.from({ length: 700 }, (_, index) => ages.records + 600 - index),
    );
    await seedIpHashes(sql, [60, 120]);
    await template.end();
  });
  beforeEach(async () => {
    const fresh = await freshDatabase("poisoned");
    ({ owner, job } = fresh);
    const { port } = await sharedPostgres();
    connection = connectionTo(`postgresql://kaitalk_purge:job@127.0.0.1:${port}/${fresh.name}`, {});
    database = sqlOver(owner);
    return () => fresh.end();
  });

  // Over sessions that are replaced, because a row may end one.
  const run = (change: Partial<PurgeOrder> = {}): Promise<Receipt> =>
    withDatabase(connection, (sessions) => purge(sessions, { ...order, ...change }));

  // Each in all its tables at once, which shows that it costs only itself in each, and alone in the first, which shows
  // that the others are purged whole.
  const cases = poisons.flatMap((poison) => [
    { ...poison, where: "every table of its kind" },
    { ...poison, tables: poison.tables.slice(0, 1), where: poison.tables[0] },
  ]);

  const counted = async () => {
    const counts = tables.map((name) => `(SELECT count(*) FROM ${name})::int AS ${name}`);
    return (await database.query<Record<string, number>>(`SELECT ${counts.join(", ")}`))[0];
  };

  test.each(cases)("$name in $where", async ({ tables: poisoned, sql, named, costs }) => {
    for (const table of poisoned) {
      const [first] = await database.query<{ id: string }>(oldest(table));
      await owner.query(sql(table).replaceAll("%", first?.id ?? ""));
    }
    const oracle = await foresee(database, ages);
    const before = await counted();

    const blind = /row-level security/.test(named.source);
    const dry = await run({ dryRun: true });
    expect(dry.steps.length).toBeGreaterThan(0);
    expect(dry.steps.every(({ remaining }) => remaining !== null)).toBe(!blind);
    const audit = await auditRetention(overClient(job), { map, settings });
    expect(audit.promises.some(({ verdict }) => verdict === "unverified")).toBe(blind);
    expect(await counted()).toEqual(before);

    const receipt = await run();
    const { lost, left } = await compare(database, oracle);
    expect(lost).toEqual([]);
    expect(receipt).toMatchObject({ inLedger: true });
    expect(receipt.durationSeconds * 1000).toBeLessThan(mostMilliseconds * poisoned.length + 1_500);
    expect([...receipt.problems, ...receipt.steps.map(({ reason }) => reason)].join("\n")).toMatch(named);
    // Whatever stays stands in a table of the poison, or is kept by what does: an account by its rows, a call's phone by it.
    for (const name of new Set(left.map((key) => key.split(" ")[0])))
      expect(
        receipt.steps.filter(
          (step) => step.table === (name === "note" ? "appointments" : name) && step.reason && !step.done,
        ),
      ).not.toEqual([]);
    for (const table of tables) {
      const own = left.filter((key) => key.startsWith(`${table} `));
      const isPoisoned = poisoned.includes(table);
      // What an account owns stays with it, and the rows of a call with the call; nothing owns a hash.
      if (costs === "row" && times[table] && isPoisoned)
        expect(own.length).toBeLessThanOrEqual(poisoned.length);
      if (table === "ip_hashes" && !isPoisoned) expect(own).toEqual([]);
    }

    const stages = await database.query("SELECT stage FROM purge_receipts ORDER BY stage");
    expect(stages).toEqual([{ stage: "finished" }, { stage: "started" }]);
  });
});
