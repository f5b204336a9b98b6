import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { readCatalog } from "../../purge/catalog.ts";
import { compareWithMap } from "../../purge/compare-schema.ts";
import type { Database } from "../../purge/database.ts";
import { tableMap } from "../../purge/read-table-map.ts";
import { type EmbeddedPostgres, embeddedPostgres } from "../support/embedded-postgres.ts";

const map = tableMap();
let database: EmbeddedPostgres;
beforeAll(async () => {
  database = await embeddedPostgres();
});
// Whatever a test changes is taken back, which is ten times faster than laying the schema anew.
beforeEach(() => database.script("BEGIN"));
afterEach(() => database.script("ROLLBACK"));
afterAll(() => database.close());

/** What the catalogue's reader asks, as part of the test's own transaction. */
const inside: Database = {
  script: (sql) =>
    database.script(
      sql.replace(/^BEGIN READ ONLY;/, "SAVEPOINT asked;").replace(/COMMIT$/, "ROLLBACK TO asked"),
    ),
};

async function differences() {
  return compareWithMap(map, await readCatalog(inside, map));
}

test("the reference schema is as mapped, its role's rights included", async () => {
  expect(await differences()).toEqual([]);
});

const cases: readonly (readonly [string, string, string])[] = [
  [
    "DROP FUNCTION forget_old_purge_receipts",
    "missing-function",
    'function "forget_old_purge_receipts" is not in the database, so that receipts pile up; apply purge/migrations/0002_purge_receipts.sql.',
  ],
  [
    "REVOKE EXECUTE ON FUNCTION forget_old_purge_receipts FROM kaitalk_purge",
    "right-missing",
    'role "kaitalk_purge" may not call "forget_old_purge_receipts", so that receipts pile up; apply purge/migrations/0003_purge_role.sql.',
  ],
  [
    "CREATE TABLE voicemails (id int)",
    "unknown-table",
    'table "public.voicemails" is in no promise: nothing purges it; map it in purge/tables.yaml or drop it.',
  ],
  [
    "CREATE SCHEMA reports; CREATE TABLE reports.calls (id int)",
    "unknown-table",
    'table "reports.calls" is in no promise: nothing purges it; map it in purge/tables.yaml or drop it.',
  ],
  [
    "CREATE MATERIALIZED VIEW busy_hours AS SELECT started_at FROM calls",
    "unknown-table",
    'materialized view "public.busy_hours" is in no promise: nothing purges it; map it in purge/tables.yaml or drop it.',
  ],
  [
    "ALTER TABLE calls ADD caller_name text",
    "unknown-column",
    'column "calls.caller_name" is in no promise; list it in purge/tables.yaml or drop it.',
  ],
  [
    "DROP TABLE ip_hashes",
    "missing-table",
    'table "ip_hashes" is not in the database; apply purge/migrations or take it from purge/tables.yaml.',
  ],
  [
    "ALTER TABLE ip_hashes DROP country",
    "missing-column",
    'column "ip_hashes.country" is not in the database; apply purge/migrations or take it from purge/tables.yaml.',
  ],
  [
    "ALTER TABLE calls ALTER duration_seconds TYPE bigint; ALTER TABLE ip_hashes ALTER seen_at TYPE timestamp",
    "wrong-type",
    '"ip_hashes.seen_at" is timestamp without time zone, not timestamptz, so that its age depends on a time zone; change its type.',
  ],
  [
    "ALTER TABLE ip_hashes ALTER seen_at DROP NOT NULL",
    "age-without-value",
    '"ip_hashes.seen_at" may be null, and a row without an age is never due; set it NOT NULL.',
  ],
  [
    `ALTER TABLE appointments DROP COLUMN has_call_note, ADD COLUMN has_call_note boolean
       GENERATED ALWAYS AS (call_note_sealed IS NOT NULL AND false) STORED;
     CREATE INDEX appointments_booked_at ON appointments (booked_at) WHERE has_call_note;
     GRANT SELECT (has_call_note) ON appointments TO kaitalk_purge`,
    "flag-of-something-else",
    '"appointments.has_call_note" is not computed of whether "call_note_sealed" is there, so that rows to be emptied may not be found; make it GENERATED ALWAYS AS (call_note_sealed IS NOT NULL) STORED.',
  ],
  [
    "ALTER TABLE appointments ALTER has_call_note DROP EXPRESSION",
    "flag-of-something-else",
    '"appointments.has_call_note" is not computed of whether "call_note_sealed" is there, so that rows to be emptied may not be found; make it GENERATED ALWAYS AS (call_note_sealed IS NOT NULL) STORED.',
  ],
  [
    "ALTER TABLE legal_holds ALTER ends_at DROP NOT NULL",
    "hold-without-value",
    '"legal_holds.ends_at" may be null, and a hold of nobody keeps nothing, one without an end keeps for ever; set it NOT NULL.',
  ],
  [
    "DROP INDEX whatsapp_messages_exchanged_at",
    "missing-index",
    '"whatsapp_messages.exchanged_at" has no index, so that every run would read the whole table; create one.',
  ],
  [
    "DROP INDEX accounts_deleted_at",
    "missing-index",
    '"accounts.deleted_at" has no index, so that every run would read the whole table; create one.',
  ],
  [
    "DROP INDEX ip_hashes_seen_at; CREATE INDEX ON ip_hashes (seen_at) WHERE country = 'MX'",
    "missing-index",
    '"ip_hashes.seen_at" has no index, so that every run would read the whole table; create one.',
  ],
  [
    "DROP INDEX calls_account",
    "missing-index",
    '"calls.account_id" has no index, so that deleting an account would read the whole table; create one.',
  ],
  [
    "ALTER TABLE ip_hashes DROP CONSTRAINT ip_hashes_pkey",
    "wrong-key",
    '"ip_hashes.id" is not unique, so that a row can not be told from another; make it the primary key.',
  ],
  [
    "ALTER TABLE ip_hashes DROP CONSTRAINT ip_hashes_pkey; ALTER TABLE ip_hashes ALTER id DROP NOT NULL; ALTER TABLE ip_hashes ADD UNIQUE (id)",
    "wrong-key",
    '"ip_hashes.id" may be null, and a row without a key can not be told from another; make it the primary key.',
  ],
  [
    "ALTER TABLE authentication_tokens SET LOGGED",
    "logged-token-table",
    'table "authentication_tokens" is logged, so that deleted rows stay in the database\'s history; run ALTER TABLE authentication_tokens SET UNLOGGED.',
  ],
  [
    "ALTER TABLE ip_hashes ENABLE ROW LEVEL SECURITY",
    "hidden-rows",
    'table "ip_hashes" has row-level security, which can hide due rows from role "kaitalk_purge"; disable it or give the role BYPASSRLS.',
  ],
  [
    "DROP INDEX transcripts_call",
    "unindexed-reference",
    '"transcripts.call_id" refers to another table without an index, so that each delete there reads all of "transcripts"; create one.',
  ],
  [
    "GRANT SELECT (health_data_sealed) ON transcripts TO kaitalk_purge",
    "content-readable",
    'role "kaitalk_purge" may read content in "transcripts.health_data_sealed"; revoke it.',
  ],
  [
    "REVOKE SELECT (seen_at) ON ip_hashes FROM kaitalk_purge",
    "right-missing",
    'role "kaitalk_purge" may not read "ip_hashes.seen_at", by which it purges; grant it.',
  ],
  [
    "REVOKE DELETE ON ip_hashes FROM kaitalk_purge",
    "right-missing",
    'role "kaitalk_purge" may not delete from "ip_hashes"; apply purge/migrations/0003_purge_role.sql.',
  ],
  [
    "REVOKE INSERT ON purge_receipts FROM kaitalk_purge",
    "right-missing",
    'role "kaitalk_purge" may not insert into "purge_receipts"; apply purge/migrations/0003_purge_role.sql.',
  ],
  [
    "REVOKE UPDATE (call_note_sealed) ON appointments FROM kaitalk_purge",
    "right-missing",
    'role "kaitalk_purge" may not lock or empty "appointments.call_note_sealed"; grant UPDATE on it.',
  ],
  [
    "GRANT UPDATE (seen_at) ON ip_hashes TO kaitalk_purge",
    "right-beyond-need",
    'role "kaitalk_purge" may change "ip_hashes.seen_at" and need not; revoke it.',
  ],
  [
    "GRANT DELETE ON purge_receipts TO kaitalk_purge",
    "right-beyond-need",
    'role "kaitalk_purge" may delete receipts from "purge_receipts"; revoke it, because a receipt is never taken back.',
  ],
  [
    "CREATE ROLE analyst; GRANT SELECT (health_data_sealed) ON transcripts TO analyst",
    "content-shown",
    'role "analyst" may read content of "transcripts" (health_data_sealed); revoke it, or list the role under readers in purge/tables.yaml.',
  ],
  [
    "CREATE VIEW words AS SELECT health_data_sealed FROM transcripts; GRANT SELECT ON words TO PUBLIC",
    "content-shown",
    'every role may read content of "transcripts" (health_data_sealed) through "words"; revoke it, or list the role under readers in purge/tables.yaml.',
  ],
  [
    "CREATE VIEW inner_words AS SELECT health_data_sealed AS w FROM transcripts; CREATE VIEW words AS SELECT w FROM inner_words; GRANT SELECT ON words TO PUBLIC",
    "content-shown",
    'every role may read content of "transcripts" (health_data_sealed) through "words"; revoke it, or list the role under readers in purge/tables.yaml.',
  ],
  [
    "GRANT SELECT (email) ON accounts TO kaitalk_notice",
    "content-shown",
    'role "kaitalk_notice" may read content of "accounts" (email); revoke it, or list the role under readers in purge/tables.yaml.',
  ],
  [
    "CREATE ROLE support; GRANT support TO kaitalk_notice",
    "role-beyond-need",
    'role "kaitalk_notice" is a member of "support", whose rights nothing bounds; revoke it.',
  ],
  [
    "CREATE FUNCTION peek() RETURNS bytea LANGUAGE sql SECURITY DEFINER AS 'SELECT health_data_sealed FROM transcripts LIMIT 1'",
    "open-function",
    'function "public.peek" acts with its owner\'s rights and every role may call it, so that it can show content; revoke EXECUTE from PUBLIC.',
  ],
  [
    "ALTER TABLE calls DISABLE TRIGGER purge_within_bounds",
    "unbounded-role",
    'nothing in the database keeps role "kaitalk_purge" from deleting fresh rows of "calls"; apply purge/migrations/0006_purge_bounds.sql.',
  ],
  [
    "CREATE OR REPLACE TRIGGER purge_changes_within_bounds BEFORE UPDATE ON calls FOR EACH ROW WHEN (current_user = 'kaitalk_purge') EXECUTE FUNCTION refuse_change_by_purge('started_at')",
    "unbounded-role",
    'nothing in the database keeps role "kaitalk_purge" from deleting fresh rows of "calls"; apply purge/migrations/0006_purge_bounds.sql.',
  ],
  [
    "ALTER TABLE calls ENABLE TRIGGER purge_within_bounds",
    "unbounded-role",
    'nothing in the database keeps role "kaitalk_purge" from deleting fresh rows of "calls"; apply purge/migrations/0006_purge_bounds.sql.',
  ],
  [
    "CREATE OR REPLACE FUNCTION refuse_beyond_purge() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS 'BEGIN RETURN NULL; END'",
    "altered-function",
    'function "refuse_beyond_purge" is not the one of purge/migrations, so that it may not do what it is there for; apply them again.',
  ],
  [
    "ALTER FUNCTION is_long_deleted_account SECURITY INVOKER",
    "altered-function",
    'function "is_long_deleted_account" is not the one of purge/migrations, so that it may not do what it is there for; apply them again.',
  ],
  [
    "CREATE ROLE cleaner IN ROLE kaitalk_purge",
    "role-inherited",
    'role "cleaner" may act as "kaitalk_purge"; the bounds of the purge hold for it too, so that it can lose rights of its own. Revoke it.',
  ],
  [
    "CREATE ROLE application; GRANT application TO kaitalk_purge",
    "role-beyond-need",
    'role "kaitalk_purge" is a member of "application", whose rights nothing bounds; revoke it.',
  ],
  [
    "ALTER ROLE kaitalk_purge CREATEROLE",
    "role-beyond-need",
    'role "kaitalk_purge" has the attribute CREATEROLE and need not; run ALTER ROLE kaitalk_purge NOCREATEROLE.',
  ],
  [
    "ALTER ROLE kaitalk_purge SET session_replication_role = replica",
    "role-beyond-need",
    'role "kaitalk_purge" begins each session with session_replication_role=replica, which turns triggers and foreign keys off, and with them what keeps records; reset it.',
  ],
  [
    "CREATE VIEW mine AS SELECT 1 AS one; ALTER VIEW mine OWNER TO kaitalk_purge",
    "role-beyond-need",
    'role "kaitalk_purge" owns table "public.mine", so that it can take away what bounds it; give it another owner.',
  ],
  [
    "GRANT CREATE ON SCHEMA public TO kaitalk_purge",
    "role-beyond-need",
    'role "kaitalk_purge" may create objects in schema "public" and need not; revoke it, from PUBLIC too.',
  ],
  [
    "GRANT TRUNCATE ON calls TO kaitalk_purge",
    "role-beyond-need",
    'role "kaitalk_purge" has the right TRUNCATE on "calls" and need not; revoke it.',
  ],
  [
    "CREATE FUNCTION wipe() RETURNS void LANGUAGE sql SECURITY DEFINER AS 'DELETE FROM calls'; REVOKE ALL ON FUNCTION wipe FROM PUBLIC; GRANT EXECUTE ON FUNCTION wipe TO kaitalk_purge",
    "role-beyond-need",
    'role "kaitalk_purge" may call "public.wipe", which acts with its owner\'s rights; revoke EXECUTE, or leave it to what the migrations ship.',
  ],
  [
    "DROP FUNCTION count_expired_partition",
    "missing-function",
    'function "count_expired_partition" is not in the database; apply purge/migrations.',
  ],
  [
    "GRANT INSERT (chain_sha256) ON purge_receipts TO kaitalk_purge",
    "right-beyond-need",
    'role "kaitalk_purge" may write "chain_sha256" of its own entries in "purge_receipts", which the database fills in; revoke INSERT on the table and grant it column by column, without it.',
  ],
  [
    "ALTER TABLE legal_holds ENABLE ROW LEVEL SECURITY",
    "hidden-rows",
    'table "legal_holds" has row-level security, which can hide due rows from role "kaitalk_purge"; disable it or give the role BYPASSRLS.',
  ],
];

test("what shows no content is no difference", async () => {
  await database.script(
    `CREATE VIEW hours AS SELECT started_at FROM calls; GRANT SELECT ON hours TO PUBLIC;
     CREATE VIEW mine WITH (security_invoker = true) AS SELECT health_data_sealed FROM transcripts; GRANT SELECT ON mine TO PUBLIC`,
  );
  expect(await differences()).toEqual([]);
});

test("a table is unlogged where every partition of it is", async () => {
  await database.script(
    `DROP TABLE authentication_tokens;
     CREATE TABLE authentication_tokens (id uuid, account_id uuid, created_at timestamptz NOT NULL, used_at timestamptz,
       token_sha256 bytea) PARTITION BY RANGE (created_at);
     CREATE UNLOGGED TABLE tokens_before PARTITION OF authentication_tokens FOR VALUES FROM (MINVALUE) TO ('2030-01-01')`,
  );
  expect((await differences()).map(({ id }) => id)).not.toContain("logged-token-table");
  await database.script("CREATE TABLE tokens_after PARTITION OF authentication_tokens DEFAULT");
  expect((await differences()).map(({ id }) => id)).toContain("logged-token-table");
});

test("a grant to every role is one difference, not one a role", async () => {
  await database.script("GRANT SELECT ON transcripts TO PUBLIC");
  const found = (await differences()).filter(({ id }) => id === "content-shown");
  expect(found.map(({ sentence }) => sentence.slice(0, 49))).toEqual([
    'every role may read content of "transcripts" (cal',
  ]);
});

test.each(cases)("%s", async (change, id, sentence) => {
  await database.script(change);
  const found = await differences();
  expect(found.map((entry) => [entry.id, entry.sentence])).toEqual([[id, sentence]]);
});

test("a missing role is one difference, not one a column", async () => {
  await database.script("DROP OWNED BY kaitalk_purge; DROP ROLE kaitalk_purge");
  const found = await differences();
  expect(found.map(({ id }) => id)).toEqual(["missing-role"]);
});

test("a partial index counts where it holds every row that is searched for", async () => {
  await database.script(
    "DROP INDEX appointments_booked_at; CREATE INDEX ON appointments (booked_at) WHERE has_call_note IS TRUE",
  );
  expect((await differences()).map(({ id }) => id)).toEqual(["missing-index"]);
  await database.script("CREATE INDEX ON appointments (booked_at)");
  expect(await differences()).toEqual([]);
});
