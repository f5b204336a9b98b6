import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ruleFiles } from "../../generate/rule-template.ts";
import { evaluateRule, stackOf } from "../../policies/kernel/evaluate.ts";
import { UNKNOWN, type Value } from "../../policies/kernel/resource.ts";
import type { Rule } from "../../policies/kernel/rule.ts";
import { types } from "../../vendors/types.ts";
import { resource } from "../support/resource.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const about = {
  pack: "residency",
  id: "project-named",
  clause: "neon-region",
  type: types.neon.project,
  property: "name",
};
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "new-rule-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The rule of that text, which stands elsewhere than it will. */
async function loaded(text: string, name: string): Promise<Rule> {
  const file = join(folder, name);
  const policies = pathToFileURL(join(root, "policies/")).href;
  writeFileSync(
    file,
    text.replaceAll(
      /from "((?:\.\.\/)+)/g,
      (_, up: string) => `from "${new URL(`residency/rules/${up}`, policies).href}`,
    ),
  );
  const module = (await import(pathToFileURL(file).href)) as Readonly<Record<string, Rule>>;
  const [rule] = Object.values(module);
  if (!rule) throw new Error("the text defines no rule");
  return rule;
}

test.each<[string | number | boolean, Value]>([
  ["kaitalk", "something else"],
  [true, false],
  [60, 61],
])("a new rule runs, and its test says what it says: %s", async (good, bad) => {
  const [[rulePath, rule], [testPath, proof]] = [...ruleFiles({ ...about, good }, ["residency"])] as [
    [string, string],
    [string, string],
  ];
  expect([rulePath, testPath]).toEqual([
    "policies/residency/rules/project-named.ts",
    "test/policies/residency/rules/project-named.test.ts",
  ]);
  const made = await loaded(rule, `${typeof good}.ts`);
  const judged = (name: Value | undefined) => {
    const stack = [resource(types.neon.project, name === undefined ? {} : { name })];
    return evaluateRule("residency", made, stackOf(stack))[0];
  };
  expect(judged(good)?.outcome).toBe("met");
  for (const [value, outcome] of [
    [bad, "violated"],
    [undefined, "violated"],
    [UNKNOWN, "unverified"],
  ] as const) {
    const found = judged(value);
    expect(found?.outcome).toBe(outcome);
    expect(proof.replaceAll("\\'", "'")).toContain(found?.message);
  }
});

test("a default that is good needs no declaration, and the test says so", () => {
  const rule = { ...about, type: "postmark:index:Server", property: "trackOpens", good: false };
  const [, [, proof] = ["", ""]] = [...ruleFiles(rule, ["residency"])];
  expect(proof).toContain('says: [], outcome: "met"');
});

test("what is no pack, rule, clause or type is refused, each in a sentence", () => {
  const wrong = { pack: "x", id: "Single", clause: "x", type: "x:y:Z", property: "name", good: true };
  expect(() => ruleFiles(wrong, ["residency"])).toThrow(
    /"x" is no pack; there are: residency\.\n"Single" is no name of a rule; .*\nno clause is called "x"; .*\nvendors\/types\.ts has no type/,
  );
});
