import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { whyNoPostgres } from "../../../bench/postgres-server.ts";
import { sqlOver } from "../../../bench/sql.ts";
import { judged } from "../../../cli/judged.ts";
import { generateKey } from "../../../signature/keys.ts";
import { kaitalk } from "../../support/kaitalk-process.ts";
import { seedAccount, seedIpHashes } from "../../support/purge-seed.ts";
import { type FreshDatabase, freshDatabase } from "../../support/shared-postgres.ts";
import { explained } from "../../support/tools.ts";

const root = mkdtempSync(join(tmpdir(), "observe-database-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const key = join(root, "key.pem");
generateKey(key);
const observedKey = `${key}.pub`;

test("a database out of reach is said, and no record of nothing is written", async () => {
  const out = join(root, "none");
  const nothing = { DATABASE_URL: "postgresql://u:hunter2@127.0.0.1:1/x" };
  expect(await kaitalk(["observe", "--vendor", "database", "--out", out], nothing)).toEqual({
    code: 4,
    signal: null,
    out: "",
    err: "kaitalk: nothing answers at the database's host and port; check PGHOST and PGPORT.\n",
  });
  expect(existsSync(out)).toBe(false);
});

describe.skipIf(whyNoPostgres)(explained("a look at the database on a real server", whyNoPostgres), () => {
  let database: FreshDatabase;
  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(() => database.end());

  const observe = (name: string, ...more: string[]) => {
    const out = join(root, name);
    return kaitalk(["observe", "--vendor", "database", "--out", out, ...more], {
      DATABASE_URL: database.url,
    });
  };
  const judgedBy = async (name: string) => {
    const today = new Date().toISOString().slice(0, 10);
    const source = { stack: "prod", observed: join(root, name), observedKey };
    return (await judged(source, today)).assessment;
  };
  const auditLegs = (assessment: Awaited<ReturnType<typeof judgedBy>>, clause: string) =>
    assessment.promises
      .find((promise) => promise.clause === clause)
      ?.legs.filter(({ by }) => by.includes("purge-audit"));

  test("shows that no record is older than its promise, signed with what was seen of the accounts", async () => {
    await seedAccount(sqlOver(database.owner), { id: 1, recordSeconds: [3_600], tokenSeconds: [1] });
    expect(await observe("met", "--key", key)).toMatchObject({ code: 0, err: "" });
    expect(readdirSync(join(root, "met")).toSorted()).toEqual([
      "purge-audit.json",
      "record.dsse.json",
      "record.jsonl",
      "schema-check.json",
    ]);
    const written = readFileSync(join(root, "met", "purge-audit.json"), "utf8");
    for (const secret of ["job@", "kaitalk_purge", "@example"]) expect(written).not.toContain(secret);
    const assessment = await judgedBy("met");
    expect(assessment.observations.map(({ kind }) => kind).toSorted()).toEqual([
      "account",
      "purge-audit",
      "schema-check",
    ]);
    const legs = assessment.promises.flatMap(({ legs }) =>
      legs.filter(({ by }) => by.includes("schema-check")),
    );
    expect(legs.some(({ shown }) => shown)).toBe(true);
  });

  test("breaks the promise of what is too old, and of nothing else", async () => {
    await seedIpHashes(sqlOver(database.owner), [91 * 86_400]);
    expect(await observe("old", "--key", key)).toMatchObject({ code: 0, err: "" });
    const assessment = await judgedBy("old");
    const broken = assessment.promises.filter(({ verdict }) => verdict === "violated");
    expect(broken.map(({ clause }) => clause)).toEqual(["ip-addresses"]);
    const legs = auditLegs(assessment, "ip-addresses") ?? [];
    expect(legs.map(({ shown }) => shown)).toEqual(legs.map(() => false));
    expect(legs).not.toEqual([]);
  });

  test("shows nothing where no key answers for the folder, and still speaks against a promise", async () => {
    await seedAccount(sqlOver(database.owner), { id: 1, recordSeconds: [3_600], tokenSeconds: [1] });
    expect(await observe("unsigned")).toMatchObject({ code: 0 });
    const today = new Date().toISOString().slice(0, 10);
    const bare = async (name: string) =>
      (await judged({ stack: "prod", observed: join(root, name) }, today)).assessment;
    const legs = (await bare("unsigned")).promises.flatMap((promise) =>
      promise.legs.filter(({ by }) => by.includes("purge-audit") || by.includes("schema-check")),
    );
    expect(legs).not.toEqual([]);
    expect(legs.filter(({ shown }) => shown)).toEqual([]);
    const schema = legs.filter(({ by }) => by.includes("schema-check"));
    expect(
      schema.map(({ missing }) => missing?.includes("in a record that no named key has signed")),
    ).toEqual(schema.map(() => true));
    await seedIpHashes(sqlOver(database.owner), [91 * 86_400]);
    expect(await observe("unsigned-old")).toMatchObject({ code: 0 });
    const broken = (await bare("unsigned-old")).promises.filter(({ verdict }) => verdict === "violated");
    expect(broken.map(({ clause }) => clause)).toEqual(["ip-addresses"]);
  });

  test("is refused where somebody rewrote what the database showed", async () => {
    expect(await observe("forged", "--key", key)).toMatchObject({ code: 0 });
    const file = join(root, "forged", "purge-audit.json");
    writeFileSync(file, readFileSync(file, "utf8").replaceAll('"unverified"', '"met"'));
    await expect(judgedBy("forged")).rejects.toThrow(/is another record than the one that was signed/);
    rmSync(file);
    await expect(judgedBy("forged")).rejects.toThrow(/is another record than the one that was signed/);
  });
});
