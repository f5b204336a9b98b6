import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { evaluatePack, stackOf } from "../../policies/kernel/evaluate.ts";
import { packs } from "../../policies/packs.ts";
import { allClauses } from "../../register/clauses.ts";
import { books } from "../../register/read-books.ts";
import { residency } from "../fixtures/broken/residency.ts";
import { retention } from "../fixtures/broken/retention.ts";
import { safeguards } from "../fixtures/broken/safeguards.ts";
import { subProcessors } from "../fixtures/broken/sub-processors.ts";

const root = new URL("../../", import.meta.url);
const rules = packs.flatMap((pack) => pack.rules.map((rule) => ({ pack: pack.name, rule })));
const sourceOf = (pack: string, id: string) => new URL(`policies/${pack}/rules/${id}.ts`, root);

describe("every rule", () => {
  test("is in its pack once, in a file of its own name", () => {
    const files = packs.flatMap(({ name }) =>
      readdirSync(new URL(`policies/${name}/rules/`, root))
        .filter((file) => file.endsWith(".ts"))
        .map((file) => `${name}/${file.replace(/\.ts$/, "")}`),
    );
    const registered = rules.map(({ pack, rule }) => `${pack}/${rule.id}`);
    expect(registered.toSorted()).toEqual(files.toSorted());
    expect(new Set(rules.map(({ rule }) => rule.id)).size).toBe(rules.length);
  });

  test.each(rules)("$pack/$rule.id has a test that covers its four cases", ({ pack, rule }) => {
    const file = new URL(`test/policies/${pack}/rules/${rule.id}.test.ts`, root);
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, "utf8")).toContain("describeRule(");
  });

  test.each(rules)("$pack/$rule.id is documented", ({ pack, rule }) => {
    expect(readFileSync(new URL(`docs/policies/${pack}.md`, root), "utf8")).toContain(`\n## ${rule.id}\n`);
    expect(rule.description).toMatch(/^[A-Z].*\.$/);
    expect(rule.remediation).toMatch(/^[A-Z].*\.$/);
  });

  test("cites a clause once", () => {
    const twice = rules.filter(({ rule }) => new Set(rule.clauses).size < rule.clauses.length);
    expect(twice.map(({ rule }) => rule.id)).toEqual([]);
  });

  test("is short: half of them have 30 lines or fewer", () => {
    const lengths = rules
      .map(({ pack, rule }) => readFileSync(sourceOf(pack, rule.id), "utf8").split("\n").length - 1)
      .toSorted((one, other) => one - other);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(30);
  });

  test("reads properties by the kernel, which then knows what rules ask for", () => {
    const files = globSync("policies/**/*.ts", { cwd: root, exclude: ["policies/kernel/subject.ts"] });
    expect(files.length).toBeGreaterThan(rules.length);
    const past = files.filter((file) =>
      /\.properties(\.|\[|\?\.)|\.(inputs|outputs)(\.|\[)/.test(readFileSync(new URL(file, root), "utf8")),
    );
    expect(past).toEqual([]);
  });

  test("uses every message that it declares", () => {
    const unused = rules.flatMap(({ pack, rule }) => {
      const source = readFileSync(sourceOf(pack, rule.id), "utf8");
      return Object.keys(rule.messages)
        .filter((message) => source.match(new RegExp(`\\b${message}\\b`, "g"))?.length === 1)
        .map((message) => `${rule.id}: ${message}`);
    });
    expect(unused).toEqual([]);
  });
});

test("every clause that infrastructure enforces is cited by a rule", () => {
  const cited = new Set<string>(rules.flatMap(({ rule }) => rule.clauses));
  const configuration = new Set(
    books()
      .register.value.legs.filter(({ proof }) => proof === "configuration")
      .map(({ id }) => id),
  );
  const orphans = [...allClauses().values()].filter(
    ({ id, legs }) => legs.some((leg) => configuration.has(leg)) && !cited.has(id),
  );
  expect(orphans.map(({ id }) => id)).toEqual([]);
});

/** No stack breaks these: the register does, in their own tests and in those of the gate. */
const judgeTheRegister = ["published-change-has-notice", "register-keeps-published-promises"];

test("one broken stack breaks every rule that judges the stack, and each is reported", () => {
  const stack = stackOf([...residency, ...retention, ...safeguards, ...subProcessors], {
    configured: { "kaitalk:applicationRepository": "https://github.com/kaitalk/application" },
  });
  const violated = new Set(
    packs
      .flatMap((pack) => evaluatePack(pack, stack))
      .filter(({ outcome }) => outcome === "violated")
      .map(({ rule }) => rule),
  );
  const silent = rules.map(({ rule }) => rule.id).filter((id) => !violated.has(id));
  expect(silent.toSorted()).toEqual(judgeTheRegister);
});
