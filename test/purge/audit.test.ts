import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { auditRetention } from "../../purge/audit.ts";
import { purge } from "../../purge/purge.ts";
import { tableMap } from "../../purge/read-table-map.ts";
import { clause } from "../../register/clauses.ts";
import { toSeconds } from "../../register/duration.ts";
import { books } from "../../register/read-books.ts";
import { rowOrders } from "../../retention/purge-orders.ts";
import { type EmbeddedPostgres, embeddedPostgres } from "../support/embedded-postgres.ts";
import { accountId, personalMarker, seedAccount, seedIpHashes } from "../support/purge-seed.ts";

const map = tableMap();
const settings = { historySeconds: toSeconds("P1D"), intervalSeconds: 300, runSeconds: 240 };
const documented = (id: "ip-addresses" | "caller-phone-number" | "authentication-tokens") =>
  toSeconds(clause(id).duration ?? "P0D");
const hour = 3_600;

let database: EmbeddedPostgres;
beforeAll(async () => {
  database = await embeddedPostgres();
});
beforeEach(() => database.reset());
afterAll(() => database.close());

async function audited(id: string) {
  const { promises } = await auditRetention(database, { map, settings });
  return promises.find((promise) => promise.clause === id);
}

test("an empty database meets what it holds and says what it does not hold", async () => {
  const { promises, unknownTables, ledger } = await auditRetention(database, { map, settings });
  expect(new Map(promises.map(({ clause: id, verdict }) => [id, verdict]))).toEqual(
    new Map(
      books().register.value.retention.map(({ id, enforcedBy }) => [
        id,
        enforcedBy.includes("purge") ? "met" : "not-applicable",
      ]),
    ),
  );
  expect({ unknownTables, ledger }).toEqual({
    unknownTables: [],
    ledger: { sinceCompleteSeconds: null, killedRuns: 0, datedAhead: 0 },
  });
});

test("the oldest record decides, and its history counts", async () => {
  const limit = documented("ip-addresses");
  await seedIpHashes(database, [limit - settings.historySeconds - hour, 1]);
  expect(await audited("ip-addresses")).toMatchObject({
    verdict: "met",
    where: "ip_hashes.seen_at",
    documentedSeconds: limit,
    historySeconds: settings.historySeconds,
  });
  await seedIpHashes(database, [limit - hour]);
  expect(await audited("ip-addresses")).toMatchObject({
    verdict: "violated",
    reason: "deleted now, the oldest record stays 1 d in the history, past 90 d",
  });
  await seedIpHashes(database, [limit + hour]);
  const late = await audited("ip-addresses");
  expect(late?.verdict).toBe("violated");
  expect(late?.reason).toMatch(/^the oldest record is 1 h( 1 s)? older than 90 d$/);
  expect(late?.oldestSeconds).toBeCloseTo(limit + hour, -1);
});

test("a promise held in several places takes the worst of them", async () => {
  const limit = toSeconds(clause("call-audio-and-transcript").duration ?? "P0D");
  await seedAccount(database, { id: 1, recordSeconds: [limit + hour] });
  await database.script("DELETE FROM transcripts");
  expect(await audited("call-audio-and-transcript")).toMatchObject({
    verdict: "violated",
    where: "appointments.booked_at",
  });
});

test("a deleted account is held against its deletion", async () => {
  const limit = documented("caller-phone-number");
  await seedAccount(database, { id: 1, recordSeconds: [1] });
  expect(await audited("caller-phone-number")).toMatchObject({ verdict: "met", oldestSeconds: null });
  await seedAccount(database, { id: 2, deletedSeconds: limit + hour });
  expect(await audited("caller-phone-number")).toMatchObject({
    verdict: "violated",
    where: "caller_phones by accounts.deleted_at",
  });
  await database.query("DELETE FROM caller_phones WHERE account_id = $1", [accountId(2)]);
  expect(await audited("caller-phone-number")).toMatchObject({ verdict: "met" });
  expect(await audited("business-email")).toMatchObject({ verdict: "violated" });
});

test("unlogged tokens have no history; logged ones do; a used one may not stay", async () => {
  const limit = documented("authentication-tokens");
  await seedAccount(database, { id: 1, tokenSeconds: [limit - 120] });
  expect(await audited("authentication-tokens")).toMatchObject({ verdict: "met", historySeconds: 0 });
  await database.script("ALTER TABLE authentication_tokens SET LOGGED");
  expect(await audited("authentication-tokens")).toMatchObject({
    verdict: "violated",
    historySeconds: settings.historySeconds,
  });
  await database.script(
    `ALTER TABLE authentication_tokens SET UNLOGGED;
     ALTER TABLE authentication_tokens DISABLE TRIGGER authentication_tokens_used;
     UPDATE authentication_tokens SET used_at = now() - interval '20 minutes'`,
  );
  expect(await audited("authentication-tokens")).toMatchObject({
    verdict: "violated",
    where: "authentication_tokens.used_at",
  });
});

test("a record dated ahead would stay too long", async () => {
  await seedIpHashes(database, [-86_400]);
  expect(await audited("ip-addresses")).toMatchObject({
    verdict: "violated",
    reason: expect.stringMatching(/^a record is dated 1 d( 1 s)? ahead, so that it would stay too long$/),
  });
});

test("what can not be read is unverified, and the rest is still proven", async () => {
  await database.script("DROP TABLE ip_hashes; CREATE TABLE voicemails (id int)");
  expect(await audited("ip-addresses")).toMatchObject({
    verdict: "unverified",
    reason: "a table of the map is not there; apply purge/migrations.",
  });
  expect(await audited("whatsapp-messages")).toMatchObject({ verdict: "met" });
  expect((await auditRetention(database, { map, settings })).unknownTables).toEqual(["public.voicemails"]);
});

test("after a purge at its worst age everything is met, and the ledger tells of it", async () => {
  const age = Math.max(...rowOrders(settings).map(({ ageSeconds }) => ageSeconds));
  await seedAccount(database, { id: 1, recordSeconds: [age + hour, age - hour], tokenSeconds: [hour] });
  await seedAccount(database, { id: 2, deletedSeconds: toSeconds("P40D"), recordSeconds: [1] });
  await purge(database, { map, settings, version: "test", transport: "test", dryRun: false });
  const report = await auditRetention(database, { map, settings });
  expect(new Set(report.promises.map(({ verdict }) => verdict))).toEqual(new Set(["met", "not-applicable"]));
  expect(report.ledger?.sinceCompleteSeconds).toBeLessThan(60);
  expect(JSON.stringify(report)).not.toContain(personalMarker);
  expect(JSON.stringify(report)).not.toContain(accountId(2));
});

test("a run that was killed shows as one that never ended", async () => {
  await database.script(
    "INSERT INTO purge_receipts VALUES (gen_random_uuid(), 'started', now() - interval '2 hours', '{}')",
  );
  expect((await auditRetention(database, { map, settings })).ledger).toEqual({
    sinceCompleteSeconds: null,
    killedRuns: 1,
    datedAhead: 0,
  });
});

test("what a record's missing age could hide is never met", async () => {
  await database.query("ALTER TABLE whatsapp_messages ALTER exchanged_at DROP NOT NULL");
  await seedAccount(database, { id: 1, recordSeconds: [60] });
  await database.query("UPDATE whatsapp_messages SET exchanged_at = NULL");
  expect(await audited("whatsapp-messages")).toMatchObject({
    verdict: "unverified",
    reason:
      '"whatsapp_messages.exchanged_at" may be null, and a row without an age is never due; set it NOT NULL.',
  });
  expect((await audited("authentication-tokens"))?.verdict).toBe("met");
});

test("what belongs to an account that is gone is named, wherever no foreign key keeps that from being", async () => {
  const restored = (end: string) => `ALTER TABLE caller_phones ADD CONSTRAINT of_account
    FOREIGN KEY (account_id) REFERENCES accounts ${end}`;
  await seedAccount(database, { id: 1 });
  await seedAccount(database, { id: 2 });
  await database.script("ALTER TABLE caller_phones DROP CONSTRAINT caller_phones_account_id_fkey");
  await database.query("DELETE FROM accounts WHERE id = $1", [accountId(2)]);
  const named = {
    verdict: "violated",
    where: "caller_phones.account_id",
    reason: "1 record belongs to an account that is gone, so that no time makes it due",
  };
  expect(await audited("caller-phone-number")).toMatchObject(named);
  await database.script(restored("NOT VALID"));
  expect(await audited("caller-phone-number")).toMatchObject(named);
  await database.query("DELETE FROM caller_phones WHERE account_id = $1", [accountId(2)]);
  await database.script("ALTER TABLE caller_phones DROP CONSTRAINT of_account");
  await database.script(restored(""));
  expect(await audited("caller-phone-number")).toMatchObject({ verdict: "met" });
});

test("what a flag of something else could hide is never met", async () => {
  await seedAccount(database, { id: 1, recordSeconds: [60] });
  await database.script("ALTER TABLE appointments ALTER has_call_note DROP EXPRESSION");
  await database.query("UPDATE appointments SET has_call_note = false");
  expect(await audited("call-audio-and-transcript")).toMatchObject({
    verdict: "unverified",
    reason: expect.stringContaining('"appointments.has_call_note" is not computed of whether'),
  });
});
