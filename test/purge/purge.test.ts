import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Row } from "../../purge/database.ts";
import { Failure } from "../../purge/failure.ts";
import { type PurgeOrder, purge, receiptWithoutDatabase } from "../../purge/purge.ts";
import { tableMap } from "../../purge/read-table-map.ts";
import type { Receipt } from "../../purge/receipt.ts";
import { toSeconds } from "../../register/duration.ts";
import { rowOrders } from "../../retention/purge-orders.ts";
import { type EmbeddedPostgres, embeddedPostgres } from "../support/embedded-postgres.ts";
import { accountId, countRows, personalMarker, seedAccount, seedIpHashes } from "../support/purge-seed.ts";

const settings = { historySeconds: toSeconds("P1D"), intervalSeconds: 300, runSeconds: 240 };
const ageOf = new Map(rowOrders(settings).map(({ clause, ageSeconds }) => [clause, ageSeconds]));
const order: PurgeOrder = { map: tableMap(), settings, version: "test", transport: "test", dryRun: false };
const records = ageOf.get("call-audio-and-transcript") ?? Number.NaN;
const account = ageOf.get("business-email") ?? Number.NaN;
const token = ageOf.get("authentication-tokens") ?? Number.NaN;
const ofCalls = ["calls", "transcripts", "ai_interaction_logs", "whatsapp_messages"];
const ofAccount = [...ofCalls, "appointments", "caller_phones", "authentication_tokens", "accounts"];
/** Farther from the age than a slow test takes. */
const moment = 120;

let database: EmbeddedPostgres;
beforeAll(async () => {
  database = await embeddedPostgres();
});
beforeEach(() => database.reset());
afterAll(() => database.close());

function step(receipt: Receipt, table: string, trigger = "age") {
  return receipt.steps.find((entry) => entry.table === table && entry.trigger === trigger);
}

describe("what a run erases", () => {
  test("records past their age go, younger ones stay, and an appointment only loses its note", async () => {
    await seedAccount(database, { id: 1, recordSeconds: [records + moment, records - moment] });
    await seedIpHashes(database, [records + moment, records - moment]);
    const receipt = await purge(database, order);
    expect(receipt).toMatchObject({ outcome: "complete", problems: [], inLedger: true, dryRun: false });
    expect(await countRows(database, [...ofCalls, "ip_hashes", "appointments", "caller_phones"])).toEqual({
      calls: 1,
      transcripts: 1,
      ai_interaction_logs: 1,
      whatsapp_messages: 1,
      ip_hashes: 1,
      appointments: 2,
      caller_phones: 1,
    });
    expect(
      await database.query("SELECT call_note_nonce IS NULL AS gone FROM appointments ORDER BY booked_at"),
    ).toEqual([{ gone: true }, { gone: false }]);
    for (const table of [...ofCalls, "ip_hashes", "appointments"])
      expect(step(receipt, table)).toMatchObject({ rows: 1, remaining: 0, done: true });
    expect(step(receipt, "calls")?.oldestSeconds).toBeGreaterThan(records - moment - 1);
    expect(step(receipt, "calls")?.oldestSeconds).toBeLessThan(records);
  });

  test("an account leaves with every row of it, and no row of another account does", async () => {
    await seedAccount(database, {
      id: 1,
      deletedSeconds: account + moment,
      recordSeconds: [1, 2],
      tokenSeconds: [1],
    });
    await seedAccount(database, {
      id: 2,
      deletedSeconds: account - moment,
      recordSeconds: [1],
      tokenSeconds: [1],
    });
    await seedAccount(database, { id: 3, recordSeconds: [1], tokenSeconds: [1] });
    const receipt = await purge(database, order);
    expect(receipt.outcome).toBe("complete");
    expect(Object.values(await countRows(database, ofAccount))).toEqual(ofAccount.map(() => 2));
    expect(step(receipt, "caller_phones", "account-deletion")).toMatchObject({ rows: 1, done: true });
    expect(step(receipt, "calls", "account-deletion")).toMatchObject({ rows: 2, done: true });
    expect(step(receipt, "accounts", "account-deletion")?.oldestSeconds).toBeGreaterThan(
      account - moment - 1,
    );
  });

  test("tokens go by age, and at once when used", async () => {
    await seedAccount(database, { id: 1, tokenSeconds: [token + moment, token - moment, 1, 2] });
    const [used] = await database.query<{ account_id: string }>(
      "UPDATE authentication_tokens SET used_at = now() WHERE token_sha256 = sha256('1 2') RETURNING account_id",
    );
    expect(used).toEqual({ account_id: accountId(1) });
    expect(await countRows(database, ["authentication_tokens"])).toEqual({ authentication_tokens: 3 });
    // A database without the trigger, where the application only marks a token.
    await database.script("ALTER TABLE authentication_tokens DISABLE TRIGGER authentication_tokens_used");
    await database.query(
      "UPDATE authentication_tokens SET used_at = now() WHERE token_sha256 = sha256('1 3')",
    );
    const receipt = await purge(database, order);
    expect(step(receipt, "authentication_tokens", "use")).toMatchObject({ rows: 1, dueAfterSeconds: 0 });
    expect(step(receipt, "authentication_tokens")).toMatchObject({ rows: 1 });
    expect(await countRows(database, ["authentication_tokens"])).toEqual({ authentication_tokens: 1 });
  });

  test("a longer history shortens the ages", async () => {
    await seedIpHashes(database, [records - toSeconds("P2D")]);
    const longer = { ...settings, historySeconds: settings.historySeconds + toSeconds("P3D") };
    expect(step(await purge(database, { ...order, settings: longer }), "ip_hashes")).toMatchObject({
      rows: 1,
    });
  });

  test("many records of one moment leave in batches of any size", async () => {
    await seedIpHashes(
      database,
      Array.from({ length: 2_500 }, () => records + moment),
    );
    await seedIpHashes(
      database,
      Array.from({ length: 40 }, () => records - moment),
    );
    const batches: number[] = [];
    const receipt = await purge(database, { ...order, onErased: (_, rows) => batches.push(rows) });
    expect(step(receipt, "ip_hashes")).toMatchObject({ rows: 2_500, remaining: 0 });
    expect(batches.length).toBeGreaterThan(1);
    expect(batches.reduce((sum, rows) => sum + rows, 0)).toBe(2_500);
    expect(await countRows(database, ["ip_hashes"])).toEqual({ ip_hashes: 40 });
  });
});

test("whatever the records, what stays and what goes is what the ages say", async () => {
  const ages = (edge: number) =>
    fc.array(fc.oneof(fc.integer({ min: 1, max: 2 * edge }), fc.constantFrom(edge - moment, edge + moment)), {
      maxLength: 4,
    });
  const holding = fc.record({
    deletedSeconds: fc.option(fc.constantFrom(account - moment, account + moment, 1, 3 * account), {
      nil: undefined,
    }),
    recordSeconds: ages(records),
    tokenSeconds: ages(token),
  });
  const clear = (edge: number) => (age: number) => Math.abs(age - edge) >= moment;
  await fc.assert(
    fc.asyncProperty(fc.array(holding, { maxLength: 3 }), ages(records), async (holdings, hashes) => {
      await database.reset();
      const living = holdings.filter(({ deletedSeconds }) => (deletedSeconds ?? 0) < account);
      const kept = (list: readonly number[], edge: number) => list.filter((age) => age < edge).length;
      const sum = (count: (holding: (typeof holdings)[number]) => number) =>
        living.reduce((total, one) => total + count(one), 0);
      for (const [index, one] of holdings.entries())
        await seedAccount(database, {
          id: index + 1,
          ...one,
          recordSeconds: one.recordSeconds.filter(clear(records)),
          tokenSeconds: one.tokenSeconds.filter(clear(token)),
        });
      await seedIpHashes(database, hashes.filter(clear(records)));
      expect((await purge(database, order)).outcome).toBe("complete");
      const calls = sum(({ recordSeconds }) => kept(recordSeconds.filter(clear(records)), records));
      expect(await countRows(database, [...ofAccount, "ip_hashes"])).toEqual({
        calls,
        transcripts: calls,
        ai_interaction_logs: calls,
        whatsapp_messages: calls,
        appointments: sum(({ recordSeconds }) => recordSeconds.filter(clear(records)).length),
        caller_phones: living.length,
        authentication_tokens: sum(({ tokenSeconds }) => kept(tokenSeconds.filter(clear(token)), token)),
        accounts: living.length,
        ip_hashes: kept(hashes.filter(clear(records)), records),
      });
      const notes = await database.query("SELECT 1 FROM appointments WHERE has_call_note");
      expect(notes).toHaveLength(calls);
    }),
    { numRuns: 25 },
  );
});

describe("what a run promises", () => {
  test("a dry run counts what is due and changes nothing, the ledger included", async () => {
    await seedAccount(database, {
      id: 1,
      deletedSeconds: account + moment,
      recordSeconds: [records + moment],
    });
    const before = await countRows(database, [...ofAccount, "purge_receipts"]);
    const receipt = await purge(database, { ...order, dryRun: true });
    expect(receipt).toMatchObject({ outcome: "complete", dryRun: true, inLedger: false });
    expect(step(receipt, "calls")).toMatchObject({ rows: 0, remaining: 1, done: false });
    expect(step(receipt, "accounts", "account-deletion")).toMatchObject({ rows: 0, remaining: 1 });
    expect(await countRows(database, [...ofAccount, "purge_receipts"])).toEqual(before);
  });

  test("a second run finds nothing left to do", async () => {
    await seedAccount(database, { id: 1, deletedSeconds: account + moment, recordSeconds: [1] });
    await purge(database, order);
    const receipt = await purge(database, order);
    expect(receipt.outcome).toBe("complete");
    expect(receipt.steps.map(({ rows }) => rows)).toEqual(receipt.steps.map(() => 0));
  });

  test("receipts whose period is over leave the ledger, and the receipt counts them", async () => {
    await database.query(
      `INSERT INTO purge_receipts (run_id, stage, receipt, written_at)
       SELECT gen_random_uuid(), 'finished', '{}', now() - days * interval '1 day' FROM unnest(ARRAY[119, 121, 400]) AS days`,
    );
    expect(await purge(database, order)).toMatchObject({ outcome: "complete", receiptsForgotten: 2 });
    expect(await countRows(database, ["purge_receipts"])).toEqual({ purge_receipts: 3 });
    await database.script("DROP FUNCTION forget_old_purge_receipts");
    expect(await purge(database, order)).toMatchObject({
      outcome: "obstructed",
      inLedger: true,
      receiptsForgotten: 0,
      problems: ["purge_receipts: a function of the map is not there; apply purge/migrations."],
    });
  });

  test("the ledger keeps both ends of every run, and no receipt holds personal data", async () => {
    await seedAccount(database, {
      id: 1,
      deletedSeconds: account + moment,
      recordSeconds: [records + moment],
    });
    const receipt = await purge(database, order);
    const entries = await database.query(
      "SELECT run_id::text, stage, receipt FROM purge_receipts ORDER BY stage DESC",
    );
    expect(entries).toMatchObject([
      { run_id: receipt.runId, stage: "started" },
      { run_id: receipt.runId, stage: "finished", receipt: JSON.parse(JSON.stringify(receipt)) },
    ]);
    const text = JSON.stringify(entries);
    expect(text).not.toContain(personalMarker);
    expect(text).not.toContain(accountId(1));
  });

  test("an exhausted budget stops before the next batch and says so", async () => {
    await seedIpHashes(database, [records + moment]);
    const receipt = await purge(database, { ...order, settings: { ...settings, runSeconds: 0 } });
    expect(receipt.outcome).toBe("incomplete");
    expect(step(receipt, "ip_hashes")).toMatchObject({
      rows: 0,
      remaining: 1,
      done: false,
      reason: "the run's budget of 0 s is used up; the next run goes on.",
    });
  });

  test.each([
    ["on time", "10:00:01.000", "complete"],
    ["a millisecond before its budget ends", "10:03:59.999", "incomplete"],
    ["by a person, between two budgets", "10:04:30.000", "complete"],
  ])("the budget counts from the scheduled start: begun %s", async (_, time, outcome) => {
    await seedIpHashes(database, [records + moment]);
    const begun = Date.parse(`2026-11-24T${time}Z`);
    const atThatTime: typeof database = {
      ...database,
      async script(sql) {
        const results = await database.script(sql);
        return results.map((rows) =>
          rows.map((row): Row => ("epoch" in row ? { ...row, epoch: begun / 1000 } : row)),
        );
      },
    };
    const scheduled = { ...order, schedule: "*/5 * * * *", clock: () => begun };
    expect((await purge(atThatTime, scheduled)).outcome).toBe(outcome);
  });

  test("rows that can not be counted in time are not called gone", async () => {
    await seedIpHashes(database, [records + moment]);
    const slowToCount: typeof database = {
      ...database,
      script: (sql) =>
        sql.startsWith("BEGIN READ ONLY") && sql.includes('count(*) FROM "public"."ip_hashes"')
          ? Promise.reject(Object.assign(new Error("canceled"), { code: "57014" }))
          : database.script(sql),
    };
    const receipt = await purge(slowToCount, order);
    expect(receipt.outcome).toBe("incomplete");
    expect(step(receipt, "ip_hashes")).toMatchObject({
      rows: 1,
      remaining: null,
      done: false,
      reason: "a statement took longer than its bound and was cancelled.",
    });
  });

  test("a run that is asked to stop finishes its receipt", async () => {
    await seedIpHashes(
      database,
      Array.from({ length: 2_000 }, () => records + moment),
    );
    const stop = new AbortController();
    const receipt = await purge(database, { ...order, signal: stop.signal, onErased: () => stop.abort() });
    const reached = step(receipt, "ip_hashes");
    expect(reached).toMatchObject({ done: false, reason: "the run was asked to stop." });
    expect((reached?.rows ?? 0) + (reached?.remaining ?? 0)).toBe(2_000);
    expect(receipt).toMatchObject({ outcome: "incomplete", inLedger: true });
  });

  test("a run that never reached its database says that nothing was done", () => {
    const receipt = receiptWithoutDatabase(order, new Failure("outside", "nothing answers."));
    expect(receipt).toMatchObject({ outcome: "failed", startedAt: null, problems: ["nothing answers."] });
    expect(new Set(receipt.steps.map(({ done, rows, reason }) => `${done} ${rows} ${reason}`))).toEqual(
      new Set(["false 0 nothing answers."]),
    );
  });
});

describe("clocks", () => {
  test("the server's clock decides what is due; a skewed job is told", async () => {
    await seedIpHashes(database, [records + moment, records - moment]);
    const receipt = await purge(database, { ...order, clock: () => Date.now() + toSeconds("PT2H") * 1000 });
    expect(receipt).toMatchObject({
      outcome: "incomplete",
      problems: [
        "the database server's clock is 2 h behind the job's; the server's clock decides. Set both by the same time service.",
      ],
    });
    expect(receipt.clockSkewSeconds).toBeCloseTo(-7200, 0);
    expect(step(receipt, "ip_hashes")).toMatchObject({ rows: 1, done: true });
  });

  test("a server far ahead of the job deletes nothing", async () => {
    await seedIpHashes(database, [records + moment]);
    const receipt = await purge(database, { ...order, clock: () => Date.now() - toSeconds("P3D") * 1000 });
    expect(receipt.outcome).toBe("obstructed");
    expect(receipt.problems).toEqual([
      "the database server's clock is 3 d ahead of the job's; nothing is deleted, because a wrong clock would delete records that must stay. Set both by the same time service.",
    ]);
    expect(step(receipt, "ip_hashes")).toMatchObject({
      rows: 0,
      reason: "the server's clock can not be believed.",
    });
    expect(await countRows(database, ["ip_hashes"])).toEqual({ ip_hashes: 1 });
  });
});

describe("databases that are not as mapped", () => {
  const cases = [
    [
      "an age column without index",
      "DROP INDEX ip_hashes_seen_at",
      '"ip_hashes.seen_at" has no index, so that every run would read the whole table; create one.',
    ],
    [
      "an age column of the wrong type",
      "ALTER TABLE ip_hashes ALTER seen_at TYPE timestamp",
      '"ip_hashes.seen_at" is timestamp without time zone, not timestamptz, so that its age depends on a time zone; change its type.',
    ],
    [
      "an age column that may be empty",
      "ALTER TABLE ip_hashes ALTER seen_at DROP NOT NULL",
      '"ip_hashes.seen_at" may be null, and a row without an age is never due; set it NOT NULL.',
    ],
    [
      "a table that is missing",
      "ALTER TABLE ip_hashes RENAME TO ip_digests",
      'table "ip_hashes" is not in the database; apply purge/migrations or take it from purge/tables.yaml.',
    ],
  ] as const;

  test.each(cases)("%s stops its own step alone", async (_, spoil, sentence) => {
    await seedAccount(database, { id: 1, recordSeconds: [records + moment] });
    await database.script(spoil);
    const receipt = await purge(database, order);
    expect(receipt.outcome).toBe("obstructed");
    expect(receipt.problems).toContain(sentence);
    expect(step(receipt, "ip_hashes")).toMatchObject({
      rows: 0,
      remaining: null,
      done: false,
      reason: sentence,
    });
    expect(step(receipt, "calls")).toMatchObject({ rows: 1, done: true });
  });

  test("a table that no promise covers is reported, and the known ones are purged", async () => {
    await seedIpHashes(database, [records + moment]);
    await database.script("CREATE TABLE voicemails (id int)");
    const receipt = await purge(database, order);
    expect(receipt).toMatchObject({
      outcome: "obstructed",
      problems: [
        'table "public.voicemails" is in no promise: nothing purges it; map it in purge/tables.yaml or drop it.',
      ],
    });
    expect(step(receipt, "ip_hashes")).toMatchObject({ rows: 1, done: true });
  });

  test("an account that an unknown table still refers to stays, and keeps no other", async () => {
    await seedAccount(database, { id: 1, deletedSeconds: account + 2 * moment });
    await seedAccount(database, { id: 2, deletedSeconds: account + moment });
    await database.script(
      `CREATE TABLE voicemails (account_id uuid REFERENCES accounts); INSERT INTO voicemails VALUES ('${accountId(1)}')`,
    );
    const receipt = await purge(database, order);
    expect(step(receipt, "accounts", "account-deletion")).toMatchObject({
      rows: 1,
      remaining: 1,
      done: false,
      reason:
        '1 row stays: a row that the map does not reach still refers to this one: constraint "voicemails_account_id_fkey".',
    });
    expect(await database.query("SELECT id::text FROM accounts")).toEqual([{ id: accountId(1) }]);
  });

  test("an account is left alone where one of its tables can not be purged", async () => {
    await seedAccount(database, { id: 1, deletedSeconds: account + moment, recordSeconds: [1] });
    await database.script("DROP INDEX whatsapp_messages_account");
    const receipt = await purge(database, order);
    expect(receipt.outcome).toBe("obstructed");
    expect(step(receipt, "accounts", "account-deletion")).toMatchObject({ rows: 0, done: false });
    expect(await countRows(database, ["accounts", "calls"])).toEqual({ accounts: 1, calls: 1 });
  });

  test("without a ledger the rows still go, and the receipt says that it is kept nowhere else", async () => {
    await seedIpHashes(database, [records + moment]);
    await database.script("DROP TABLE purge_receipts CASCADE");
    const receipt = await purge(database, order);
    expect(receipt).toMatchObject({ outcome: "obstructed", inLedger: false });
    expect(step(receipt, "ip_hashes")).toMatchObject({ rows: 1, done: true });
  });
});
