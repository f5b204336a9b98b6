import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type PostgresServer, startPostgres, whyNoPostgres } from "../../../bench/postgres-server.ts";
import { sqlOver } from "../../../bench/sql.ts";
import { referenceSchema } from "../../../purge/migrations/reference-schema.ts";
import type { Receipt } from "../../../purge/receipt.ts";
import { inWords } from "../../../register/duration.ts";
import { solve } from "../../../retention/solve.ts";
import { kaitalk, startKaitalk } from "../../support/kaitalk-process.ts";
import { countRows, personalMarker, seedAccount } from "../../support/purge-seed.ts";
import { explained } from "../../support/tools.ts";

const { environment: told, rows } = solve().purge;
const age = rows.find(({ clause }) => clause === "ip-addresses")?.ageSeconds ?? Number.NaN;
const password = "of the purge role: hunter2";

describe("without a database", () => {
  test("what the job was not told is named", async () => {
    const { code, err } = await kaitalk(["purge"]);
    expect(code).toBe(2);
    expect(err.split("\n")[0]).toBe(
      "kaitalk: PURGE_HISTORY_SECONDS is not set; set it to a whole number of seconds, at least 0, as infra/ declares it.",
    );
  });

  test("a dry run takes from the plan what the job was not told, and asks for the database alone", async () => {
    const { code, err } = await kaitalk(["purge", "--dry-run"]);
    expect(code).toBe(2);
    expect(err).toMatch(/^kaitalk: no database is named; [^\n]+\n$/);
  });

  test.each([
    [
      "postgresql://u:hunter2@db.example/x?sslmode=disable",
      2,
      /^kaitalk: sslmode is "disable", but only a loopback/,
    ],
    ["postgresql://u:hunter2@127.0.0.1:1/x", 4, /^kaitalk: nothing answers at the database's host and port/],
    [
      "postgresql://u:hunter2@no-such-host.invalid/x",
      4,
      /^kaitalk: the name of the database's host does not resolve/,
    ],
  ])("%s", async (url, exit, sentence) => {
    const ended = await kaitalk(["purge", "--format", "json"], { ...told, DATABASE_URL: url });
    expect(ended.code).toBe(exit);
    expect(ended.err).toMatch(sentence);
    expect(ended.err + ended.out).not.toMatch(/hunter2|example|no-such-host/);
    const receipt: Receipt = JSON.parse(ended.out);
    expect(receipt).toMatchObject({
      outcome: exit === 2 ? "obstructed" : "failed",
      startedAt: null,
      transport: null,
    });
    expect(receipt.steps.some(({ done }) => done)).toBe(false);
  });
});

describe.skipIf(whyNoPostgres)(explained("the purge on a real server", whyNoPostgres), () => {
  let server: PostgresServer;
  let owner: pg.Client;
  let environment: Record<string, string>;
  let folder: string;

  beforeAll(async () => {
    server = await startPostgres();
    const admin = await server.connect();
    await admin.query("CREATE DATABASE template_of_kaitalk");
    const template = await server.connect("template_of_kaitalk");
    await template.query(referenceSchema());
    await template.query(`ALTER ROLE kaitalk_purge LOGIN PASSWORD '${password}'`);
    await template.end();
    await admin.end();
  });
  beforeEach(async () => {
    const admin = await server.connect();
    await admin.query("DROP DATABASE IF EXISTS kaitalk WITH (FORCE)");
    await admin.query("CREATE DATABASE kaitalk TEMPLATE template_of_kaitalk");
    await admin.end();
    owner = await server.connect("kaitalk");
    environment = {
      ...told,
      PGHOST: "127.0.0.1",
      PGPORT: String(server.port),
      PGUSER: "kaitalk_purge",
      PGPASSWORD: password,
      PGDATABASE: "kaitalk",
    };
    folder = mkdtempSync(join(tmpdir(), "kaitalk-receipt-"));
  });
  afterEach(async () => {
    await owner?.end();
    rmSync(folder, { recursive: true, force: true });
  });
  afterAll(() => server?.stop());

  /** `due` hashes past their age and `kept` that are not. */
  async function fill(due: number, kept: number): Promise<void> {
    await owner.query(
      `INSERT INTO ip_hashes (seen_at, ip_sha256)
       SELECT now() - make_interval(secs => $3::float8 + CASE WHEN i <= $1::int THEN i ELSE -3600 END), sha256('x')
       FROM generate_series(1, $1::int + $2::int) AS i`,
      [due, kept, age],
    );
  }

  async function hashes(): Promise<number> {
    return (await countRows(sqlOver(owner), ["ip_hashes"])).ip_hashes ?? Number.NaN;
  }

  /** Slows every batch, so that a run lasts until the test has done what it wants. */
  async function slow(seconds: number): Promise<void> {
    await owner.query(
      `CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(${seconds}); RETURN NULL; END $$;
       CREATE TRIGGER linger AFTER DELETE ON ip_hashes FOR EACH STATEMENT EXECUTE FUNCTION linger()`,
    );
  }

  async function until(condition: () => Promise<boolean>): Promise<void> {
    const giveUp = Date.now() + 30_000;
    while (!(await condition())) if (Date.now() > giveUp) throw new Error("the awaited moment never came.");
  }

  test("the least-privileged role does the whole work and prints what it did", async () => {
    const database = sqlOver(owner);
    await seedAccount(database, { id: 1, recordSeconds: [age + 600, age - 600], tokenSeconds: [3_600, 1] });
    await seedAccount(database, { id: 2, deletedSeconds: 40 * 86_400, recordSeconds: [1] });
    const file = join(folder, "receipt.json");
    const { code, out, err } = await kaitalk(["purge", "--receipt", file], environment);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^KAITALK purge {3}complete\n/);
    const due = inWords(rows.find(({ clause }) => clause === "caller-phone-number")?.ageSeconds ?? 0);
    expect(out).toMatch(new RegExp(`caller_phones +account deleted ${due} +1 +0\\n`));
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    const receipt: Receipt = JSON.parse(readFileSync(file, "utf8"));
    expect(receipt).toMatchObject({ outcome: "complete", transport: "loopback, no TLS", inLedger: true });
    const { rows: entries } = await owner.query(
      "SELECT receipt FROM purge_receipts WHERE stage = 'finished'",
    );
    expect(entries).toEqual([{ receipt }]);
    expect(out + JSON.stringify(receipt)).not.toContain(personalMarker);
    expect(await countRows(database, ["accounts", "calls", "appointments", "authentication_tokens"])).toEqual(
      {
        accounts: 1,
        calls: 1,
        appointments: 2,
        authentication_tokens: 1,
      },
    );
  });

  test("a polite stop finishes the batch and the receipt", async () => {
    await fill(20_000, 10);
    await slow(0.05);
    const run = startKaitalk(["purge", "--format", "json"], environment);
    await until(async () => (await hashes()) < 20_010);
    run.process.kill("SIGTERM");
    const { code, out } = await run.ended;
    expect(code).toBe(3);
    const receipt: Receipt = JSON.parse(out);
    const step = receipt.steps.find(({ table }) => table === "ip_hashes");
    expect(step).toMatchObject({ done: false, reason: "the run was asked to stop." });
    expect(await hashes()).toBe(20_010 - (step?.rows ?? 0));
  });

  test("two runs at once share the work", async () => {
    await fill(30_000, 1_000);
    const database = sqlOver(owner);
    for (const id of [1, 2, 3])
      await seedAccount(database, { id, deletedSeconds: 40 * 86_400, recordSeconds: [1, 2, 3] });
    const runs = await Promise.all([1, 2].map(() => kaitalk(["purge", "--format", "json"], environment)));
    expect(runs.map(({ code, err }) => ({ code, err }))).toEqual([
      { code: 0, err: "" },
      { code: 0, err: "" },
    ]);
    const erased = (table: string) =>
      runs
        .flatMap(({ out }) => (JSON.parse(out) as Receipt).steps)
        .filter((step) => step.table === table)
        .reduce((sum, step) => sum + step.rows, 0);
    expect({ hashes: erased("ip_hashes"), accounts: erased("accounts"), calls: erased("calls") }).toEqual({
      hashes: 30_000,
      accounts: 3,
      calls: 9,
    });
    expect(await hashes()).toBe(1_000);
  });

  test("rows that someone holds are left, counted and said", async () => {
    await fill(1_000, 10);
    await owner.query("BEGIN; SELECT id FROM ip_hashes ORDER BY seen_at LIMIT 3 FOR UPDATE");
    const { code, out } = await kaitalk(["purge", "--format", "json"], environment);
    await owner.query("ROLLBACK");
    expect(code).toBe(3);
    const receipt: Receipt = JSON.parse(out);
    expect(receipt.outcome).toBe("incomplete");
    expect(receipt.steps.find(({ table }) => table === "ip_hashes")).toMatchObject({
      rows: 997,
      remaining: 3,
      done: false,
      reason: "3 rows stay: a lock was held by someone else for longer than the bound.",
    });
  });

  test("a row whose child is held is stepped over, and the others go", async () => {
    const database = sqlOver(owner);
    await seedAccount(database, { id: 1, recordSeconds: [age + 900, age + 600, age + 300] });
    await owner.query("BEGIN; SELECT id FROM transcripts ORDER BY call_started_at LIMIT 1 FOR UPDATE");
    const { code, out } = await kaitalk(["purge", "--format", "json"], environment);
    await owner.query("ROLLBACK");
    expect(code).toBe(3);
    const steps = (JSON.parse(out) as Receipt).steps.filter(({ trigger }) => trigger === "age");
    expect(steps.find(({ table }) => table === "calls")).toMatchObject({
      rows: 2,
      remaining: 1,
      reason: "1 row stays: a lock was held by someone else for longer than the bound.",
    });
    expect(steps.find(({ table }) => table === "whatsapp_messages")).toMatchObject({ rows: 3, done: true });
  });

  test("a wrong password is one sentence without the password", async () => {
    const ended = await kaitalk(["purge"], { ...environment, PGPASSWORD: "hunter3" });
    expect(ended).toMatchObject({
      code: 2,
      err: "kaitalk: the database refuses the user name or the password; correct PGUSER and PGPASSWORD.\n",
    });
    expect(ended.out).not.toContain("hunter3");
  });

  test("a role without the right is told which file grants it, and the other tables are purged", async () => {
    await fill(10, 0);
    await owner.query("REVOKE DELETE ON calls FROM kaitalk_purge");
    const { code, out, err } = await kaitalk(["purge", "--format", "json"], environment);
    expect(code).toBe(2);
    expect(err).toContain(
      "kaitalk: calls: the role lacks a right that the purge needs; apply purge/migrations/0003_purge_role.sql.\n",
    );
    expect((JSON.parse(out) as Receipt).steps.find(({ table }) => table === "ip_hashes")).toMatchObject({
      rows: 10,
      done: true,
    });
  });

  const endSessions =
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'kaitalk_purge'";

  test("a session that is ended in the middle is replaced, and every row is counted once", async () => {
    await fill(20_000, 10);
    await slow(0.05);
    const run = startKaitalk(["purge", "--format", "json"], environment);
    await until(async () => (await hashes()) < 20_010);
    await owner.query(endSessions);
    await owner.query("DROP TRIGGER linger ON ip_hashes");
    const { code, out } = await run.ended;
    expect(code).toBe(0);
    const step = (JSON.parse(out) as Receipt).steps.find(({ table }) => table === "ip_hashes");
    expect(step).toMatchObject({ rows: 20_000, atLeast: false, done: true });
    expect(await hashes()).toBe(10);
  });

  test("a server that goes away in the middle leaves a receipt of what was done at least", async () => {
    await fill(20_000, 10);
    await slow(0.05);
    const run = startKaitalk(["purge", "--format", "json"], environment);
    await until(async () => (await hashes()) < 20_010);
    await owner.query("ALTER ROLE kaitalk_purge NOLOGIN");
    await owner.query(endSessions);
    const { code, out } = await run.ended;
    await owner.query("ALTER ROLE kaitalk_purge LOGIN; DROP TRIGGER linger ON ip_hashes");
    expect(code).toBe(4);
    const receipt: Receipt = JSON.parse(out);
    expect(receipt).toMatchObject({ outcome: "failed", inLedger: false });
    const step = receipt.steps.find(({ table }) => table === "ip_hashes");
    expect(step).toMatchObject({ done: false, atLeast: true });
    const gone = 20_010 - (await hashes());
    expect(step?.rows).toBeGreaterThan(0);
    expect(step?.rows).toBeLessThanOrEqual(gone);
    // The next receipt tells exactly what the lost run had done.
    const next = await kaitalk(["purge", "--format", "json"], environment);
    expect((JSON.parse(next.out) as Receipt).killedRuns).toMatchObject([
      { runId: receipt.runId, steps: [{ table: "ip_hashes", trigger: "age", rows: gone }] },
    ]);
    const after = await kaitalk(["purge", "--format", "json"], environment);
    expect((JSON.parse(after.out) as Receipt).killedRuns).toEqual([]);
  });

  test("a receipt that can not be written is said after the work", async () => {
    await fill(5, 0);
    const { code, err } = await kaitalk(
      ["purge", "--receipt", join(folder, "no", "receipt.json")],
      environment,
    );
    expect(code).toBe(2);
    expect(err).toContain("cannot be written; name a file in a folder that exists.");
    expect(await hashes()).toBe(0);
  });
});
