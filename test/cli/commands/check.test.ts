import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Assessment } from "../../../judge/assessment.ts";
import type { Observation } from "../../../judge/observations.ts";
import { failureOf, type Verdict } from "../../../judge/verdict.ts";
import type { Resource } from "../../../policies/kernel/resource.ts";
import { books } from "../../../register/read-books.ts";
import { planProgram } from "../../../snapshot/program.ts";
import { kaitalk } from "../../support/kaitalk-process.ts";
import { previewDigest, stateExport } from "../../support/state-export.ts";

const asOf = "2026-11-24";
let folder: string;
let resources: readonly Resource[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "kaitalk-check-"));
  ({ resources } = await planProgram({ stack: "prod" }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** The stack with its database elsewhere. */
const moved = () =>
  resources.map((resource) =>
    resource.type === "neon:index/project:Project"
      ? { ...resource, inputs: { ...resource.inputs, regionId: "aws-eu-central-1" } }
      : resource,
  );
const check = (...args: string[]) => kaitalk(["check", "--as-of", asOf, ...args], { NO_COLOR: "1" });
const json = async (...args: string[]): Promise<Assessment> =>
  JSON.parse((await check("--format", "json", ...args)).out);

describe("kaitalk check ends by what it found", { timeout: 120_000 }, () => {
  test("0 where nothing is broken, whatever is declared, open or contradicted", async () => {
    const { code, out } = await check();
    expect(code).toBe(0);
    expect(out).toMatch(
      / \d+ contradicted {3}0 violated {3}0 unverified {3}\d+ gaps {3}\d+ declared {3}\d+ met\n/,
    );
  });

  test("3 under --strict, as long as anything is not shown", async () => {
    const { counts } = await json("--strict");
    const open = Object.entries(counts).some(
      ([verdict, count]) => count > 0 && failureOf(verdict as Verdict, { strict: true }),
    );
    expect((await check("--strict")).code).toBe(open ? 3 : 0);
  });

  test("1 for a preview that breaks a promise, in the table and in JSON", async () => {
    const plan = file("moved.json", previewDigest(moved()));
    const { code, out } = await check("--plan", plan);
    expect(code).toBe(1);
    expect(out).toContain("neon-project-in-declared-region");
    const { promises, source } = await json("--plan", plan);
    expect(source).toBe("preview");
    expect(promises.find(({ clause }) => clause === "neon-region")?.verdict).toBe("violated");
  });

  test("1 for a state that breaks a promise, 3 for one whose secrets are hidden", async () => {
    expect((await check("--state", file("moved-state.json", stateExport(moved())))).code).toBe(1);
    const hidden = await check("--state", file("state.json", stateExport(resources)));
    expect([0, 3]).toContain(hidden.code);
  });

  test.each([
    ["a day that is none", ["--as-of", "2026-02-30"], "is not a date"],
    ["two sources", ["--state", "a.json", "--plan", "b.json"], "exclude each other"],
    ["a file that is not there", ["--state", "no-such-file.json"], "cannot be read"],
    ["a folder in place of a file", ["--state", "docs"], "cannot be read"],
    ["a stack outside of the project", ["--stack", "../x"], '"../x" is no name of a stack'],
    ["an observation that is not there", ["--observation", "no-such-file.json"], "cannot be read"],
    ["a format that is none", ["--format", "xml"], '"xml" is not one of table, json'],
  ])("2 for %s, in one sentence without a stack", async (_, args, sentence) => {
    const { code, err, out } = await check(...args);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/\n {4}at /);
    expect(out).toBe("");
  });
});

describe("a look at the running system", { timeout: 120_000 }, () => {
  const rows = () => books().register.value.retention.filter(({ legs }) => legs.includes("purge-has-run"));
  const observation = (parts: Partial<Observation> = {}): Observation => ({
    kind: "purge-audit",
    schemaVersion: 1,
    observedAt: `${asOf}T08:00:00Z`,
    project: "kaitalk",
    stack: "prod",
    database: { host: "db.example", name: "kaitalk" },
    facts: rows().map(({ id }) => ({ clause: id, verdict: "met", sentence: "1 d to spare" })),
    ...parts,
  });
  const written = (name: string, parts: Partial<Observation> = {}) =>
    file(name, JSON.stringify(observation(parts)));
  const leg = ({ promises }: Assessment, clause: string, id: string) =>
    promises.find((promise) => promise.clause === clause)?.legs.find((each) => each.id === id);

  test("shows the legs that it is about, and no other", async () => {
    const seen = await json("--observation", written("audit.json"));
    for (const { id } of rows()) expect(leg(seen, id, "purge-has-run"), id).toMatchObject({ shown: true });
    expect(leg(seen, "ip-addresses", "tables-known")).toMatchObject({ shown: false });
    expect(leg(seen, "ip-addresses", "addresses-hashed")).toMatchObject({ shown: false });
    expect(seen.observations).toEqual([
      {
        kind: "purge-audit",
        observedAt: `${asOf}T08:00:00Z`,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
    expect(seen.gaps.map(({ id }) => id)).not.toContain("purge-audit");
  });

  test("with overdue rows breaks the promise that they are of, and exits 1", async () => {
    const [first, ...rest] = observation().facts;
    const facts = [
      {
        clause: first?.clause ?? null,
        verdict: "violated" as const,
        sentence: "the oldest record is 3 d older than 90 d",
      },
      ...rest,
    ];
    const path = written("overdue.json", { facts });
    expect((await check("--observation", path)).code).toBe(1);
    const { promises } = await json("--observation", path);
    const violated = promises.filter(({ verdict }) => verdict === "violated").map(({ clause }) => clause);
    expect(violated).toEqual([first?.clause]);
  });

  test("that is too old counts as absent and says so", async () => {
    const old = await json("--observation", written("old.json", { observedAt: "2026-10-01T08:00:00Z" }));
    expect(leg(old, "ip-addresses", "purge-has-run")).toMatchObject({
      shown: false,
      missing: expect.stringMatching(/^observed on 2026-10-01, longer ago than \d+ d$/),
    });
  });

  test.each([
    ["of the future", { observedAt: "2026-11-25T00:00:00Z" }, "after the day judged, 2026-11-24"],
    ["of another stack", { stack: "staging" }, "speaks of stack staging of project kaitalk"],
    ["of another project", { project: "other" }, "speaks of stack prod of project other"],
    ["of no kind", { kind: "hearsay" as "purge-audit" }, "is no observation"],
    ["without a fact", { facts: [] }, "is no observation"],
    ["without a moment", { observedAt: "yesterday" }, "is no observation"],
  ])("%s is bad input", async (name, parts, sentence) => {
    const { code, err } = await check("--observation", written(`${name}.json`, parts));
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });

  test("can be handed to explain, to the comment of a pull request and to the evidence, which carries it", async () => {
    const path = written("today.json", { observedAt: new Date(Date.now() - 3_600_000).toISOString() });
    const explained = await kaitalk(["explain", "appointment-bookings", "--observation", path]);
    expect(explained).toMatchObject({ code: 0, err: "" });
    expect(explained.out).toMatch(/✓ {5}code {2}The purge has run/);
    const comment = await kaitalk(["pull-request", "--observation", path]);
    expect(comment).toMatchObject({ code: 0, err: "" });
    expect(comment.out).toMatch(/^## KAITALK compliance: \d+ contradicted by a vendor; /);
    const out = join(folder, "pack");
    expect((await kaitalk(["evidence", "--out", out, "--observation", path])).code).toBe(0);
    const carried = readFileSync(join(out, "data/observations/1-purge-audit.json"), "utf8");
    expect(carried).toBe(readFileSync(path, "utf8"));
    expect(readFileSync(join(out, "manifest-sha256.txt"), "utf8")).toContain(
      "data/observations/1-purge-audit.json",
    );
    const verified = await kaitalk(["verify", out]);
    expect(verified.out).toMatch(/derivation {2}passed/);
  });
});
