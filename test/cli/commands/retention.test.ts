import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { whyNoPostgres } from "../../../bench/postgres-server.ts";
import { sqlOver } from "../../../bench/sql.ts";
import { observationSchema } from "../../../judge/observations.ts";
import type { RetentionAudit } from "../../../purge/audit.ts";
import { kaitalk } from "../../support/kaitalk-process.ts";
import { seedAccount, seedIpHashes } from "../../support/purge-seed.ts";
import { type FreshDatabase, freshDatabase } from "../../support/shared-postgres.ts";
import { explained } from "../../support/tools.ts";

test("both say once and without the URL that nothing answers", async () => {
  const nothing = { DATABASE_URL: "postgresql://u:hunter2@127.0.0.1:1/x" };
  // Side by side, for each waits some seconds for the database to come.
  const both = ["check", "audit"].map((name) => kaitalk(["retention", name], nothing));
  for (const ended of await Promise.all(both))
    expect(ended).toEqual({
      code: 4,
      signal: null,
      out: "",
      err: "kaitalk: nothing answers at the database's host and port; check PGHOST and PGPORT.\n",
    });
});

test("both refuse a format that they do not write", async () => {
  for (const name of ["check", "audit"])
    expect((await kaitalk(["retention", name, "--format", "xml"])).code).toBe(2);
});

describe.skipIf(whyNoPostgres)(explained("check and audit on a real server", whyNoPostgres), () => {
  let database: FreshDatabase;
  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(() => database.end());

  const run = (name: string, ...args: string[]) =>
    kaitalk(["retention", name, ...args], { DATABASE_URL: database.url });

  test("check: as mapped, then not", async () => {
    expect(await run("check")).toMatchObject({ code: 0, out: "  12 tables mapped   0 differences\n" });
    await database.owner.query("CREATE TABLE voicemails (id int); DROP INDEX ip_hashes_seen_at");
    const { code, out } = await run("check");
    expect(code).toBe(1);
    expect(out.replaceAll(/\s+/g, " ")).toBe(
      ' differs missing-index "ip_hashes.seen_at" has no index, so that every run would read the whole table; create one.' +
        ' differs unknown-table table "public.voicemails" is in no promise: nothing purges it; map it in purge/tables.yaml or drop it.' +
        " 12 tables mapped 2 differences ",
    );
    const { differences, ...seen } = JSON.parse((await run("check", "--format", "json")).out);
    expect(observationSchema.parse(seen)).toMatchObject({
      kind: "schema-check",
      project: "kaitalk",
      stack: "prod",
      facts: [{ clause: null, verdict: "unverified" }],
    });
    expect(differences.map(({ id }: { id: string }) => id)).toEqual(["missing-index", "unknown-table"]);
  });

  test("check: of what differs alike in many places the first are told, and the number of all", async () => {
    await database.owner.query(
      "DO $$ BEGIN FOR i IN 100..124 LOOP EXECUTE format('CREATE TABLE strange_%s (id int)', i); END LOOP; END $$",
    );
    const { code, out } = await run("check");
    expect(code).toBe(1);
    expect(out.match(/strange_\d+/g)).toHaveLength(20);
    expect(out.replaceAll(/\s+/g, " ")).toContain(
      "differs unknown-table and 5 more of this kind; --format json lists them all. 12 tables mapped 25 differences",
    );
    const { differences } = JSON.parse((await run("check", "--format", "json")).out);
    expect(differences).toHaveLength(25);
    const audited = await run("audit");
    expect(audited.out.match(/strange_\d+/g)).toHaveLength(20);
    expect(audited.out).toContain("and 5 more tables in no promise; --format json lists them all.");
  });

  test("audit: met, unverified, violated, with the least-privileged role", async () => {
    await seedAccount(sqlOver(database.owner), { id: 1, recordSeconds: [3_600], tokenSeconds: [1] });
    const met = await run("audit");
    expect(met).toMatchObject({ code: 0, err: "" });
    expect(met.out).toMatch(/WhatsApp messages +90 d +1 h \+ 1 d history +.*met/);
    expect(met.out).toContain("The ledger knows of no complete purge; 0 of the last day's runs never ended.");
    expect(Math.max(...met.out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(120);

    await database.owner.query("CREATE TABLE voicemails (id int)");
    expect((await run("audit")).code).toBe(3);

    await seedIpHashes(sqlOver(database.owner), [91 * 86_400]);
    const violated = await run("audit", "--format", "json");
    expect(violated.code).toBe(1);
    const report: RetentionAudit = JSON.parse(violated.out);
    const seen = observationSchema.parse(JSON.parse(violated.out));
    expect(seen).toMatchObject({ kind: "purge-audit", observedAt: report.at });
    expect(seen.facts.map(({ clause }) => clause)).toEqual(
      expect.arrayContaining(report.promises.map(({ clause }) => clause)),
    );
    expect(Object.keys(seen.database ?? {})).toEqual(["host", "name"]);
    expect(report.unknownTables).toEqual(["public.voicemails"]);
    expect(
      report.promises.filter(({ verdict }) => verdict === "violated").map(({ clause }) => clause),
    ).toEqual(["ip-addresses"]);
  });

  test("audit: a role that may not read the times proves nothing", async () => {
    await database.owner.query("REVOKE SELECT (seen_at) ON ip_hashes FROM kaitalk_purge");
    const { code, out } = await run("audit", "--format", "json");
    expect(code).toBe(3);
    const report: RetentionAudit = JSON.parse(out);
    expect(report.promises.find(({ clause }) => clause === "ip-addresses")).toMatchObject({
      verdict: "unverified",
      reason: "the role lacks a right that the purge needs; apply purge/migrations/0003_purge_role.sql.",
    });
  });
});
