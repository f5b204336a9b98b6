import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { judgingChanges } from "../../gate/what-judges.ts";

const folder = mkdtempSync(join(tmpdir(), "kaitalk-judging-"));
const [trusted, proposal] = [join(folder, "trusted"), join(folder, "proposal")];
const write = (root: string, path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

/** Files that both hold, and that the proposal changes. */
const shared = [
  "test/policies/a.test.ts",
  "README.md",
  "docs/register.md",
  "infra/index.ts",
  "tsconfig.json",
];
const added: readonly (readonly [path: string, kind: string | undefined])[] = [
  ["test/policies/b.test.ts", undefined],
  ["docs/guide.md", undefined],
  ["bench/run.ts", undefined],
  ["Pulumi.staging.yaml", undefined],
  ["node_modules/x/index.js", undefined],
  ["policies/residency/node_modules/@pulumi/policy/index.js", "code of the judgement"],
  ["judge/dist/judge.ts", "code of the judgement"],
  ["test/meta/mutants/survivors.yaml", "tolerated survivor"],
  [".github/actions/check/action.yml", "pipeline"],
  [".github/review.md", "pipeline"],
  ["docs/CODEOWNERS", "pipeline"],
  ["npm-shrinkwrap.json", "pipeline"],
  [".npmrc", "pipeline"],
  ["patches/vitest.patch", "pipeline"],
  ["vitest.config.ts", "pipeline"],
  ["rooms.json", "pipeline"],
  [".node-version", "pipeline"],
  ["generate/generate.ts", "pipeline"],
  ["action.yml", "pipeline"],
  ["Pulumi.json", "pipeline"],
];

beforeAll(() => {
  for (const path of [...shared, "test/policies/gone.test.ts"]) write(trusted, path, "before");
  for (const path of [...shared, ...added.map(([path]) => path)]) write(proposal, path, "after");
});
afterAll(() => rmSync(folder, { recursive: true }));

test("everything that could decide a judgement is named; prose, the program and further tests are not", () => {
  const named = judgingChanges(trusted, proposal).map(({ what, kind, now }) => [what, kind, now]);
  expect(named.toSorted()).toEqual(
    [
      ...added.flatMap(([path, kind]) => (kind ? [[path, kind, "added"]] : [])),
      ["test/policies/a.test.ts", "test", "changed"],
      ["test/policies/gone.test.ts", "test", null],
      ["tsconfig.json", "pipeline", "changed"],
    ].toSorted(),
  );
});
