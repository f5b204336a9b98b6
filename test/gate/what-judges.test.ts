import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { judgingChanges } from "../../gate/what-judges.ts";
import { proposedCheckout, trusted } from "../support/proposal.ts";

let proposal: ReturnType<typeof proposedCheckout>;

beforeAll(() => {
  proposal = proposedCheckout();
});
afterEach(() => proposal.restore());
afterAll(() => proposal.discard());

const told = () => judgingChanges(trusted, proposal.folder).map(({ kind, what }) => `${kind} ${what}`);
const hookRule = "policies/sub-processors/rules/published-list-says-what-is-registered.ts";

test("what is the same is no change", () => {
  expect(told()).toEqual([]);
});

test.each<[string, string, RegExp, string]>([
  ["register/waivers.yaml", "register register/waivers.yaml waivers", /waivers: \[\]/, "waivers: none"],
  [
    "register/attestations.yaml",
    "register register/attestations.yaml attestations.",
    /owner: legal/,
    "owner: nobody",
  ],
  [hookRule, `message of a rule ${hookRule}`, /messages: \{\n\s+\w+: ["'`]/, "$&Really "],
  [".github/workflows/main.yml", "workflow .github/workflows/main.yml", /npm ci/, "npm install"],
  [
    "test/meta/mutation/survivors.yaml",
    "tolerated survivor test/meta/mutation/survivors.yaml",
    /reason: /,
    "$&not ",
  ],
  ["package.json", "pipeline package.json", /"test": "/, "$&true || "],
  ["judge/judge.ts", "code of the judgement judge/judge.ts", /$/, "\n"],
])("a change of %s is a line of its own", (path, line, from, to) => {
  proposal.edit(path, from, to);
  expect(told().filter((each) => each.startsWith(line)).length).toBeGreaterThan(0);
});

const valuesTold = (path: string) =>
  judgingChanges(trusted, proposal.folder).map(({ what, before, now }) => [
    what.replace(`${path} `, ""),
    before,
    now,
  ]);

test("an entry that is put first is a line for each of its values, and what only moved is none", () => {
  const path = "register/environment.yaml";
  const entry =
    "variables:\n  - { name: LOG_LEVEL, owner: stack, kind: setting, meaning: How much is logged }";
  proposal.edit(path, /^variables:$/m, entry);
  expect(valuesTold(path)).toEqual([
    ["variables.LOG_LEVEL.name", null, "LOG_LEVEL"],
    ["variables.LOG_LEVEL.owner", null, "stack"],
    ["variables.LOG_LEVEL.kind", null, "setting"],
    ["variables.LOG_LEVEL.meaning", null, "How much is logged"],
  ]);
});

test("an entry without a name is compared by what it holds", () => {
  const path = "register/vendors/neon.yaml";
  const entry = "defaults:\n  - { type: t, property: p, value: 1, source: s }";
  proposal.edit(path, /^defaults:$/m, entry);
  const line = 'defaults.{"type":"t","property":"p","value":1,"source":"s"}';
  expect(valuesTold(path)).toEqual([[line, null, "present"]]);
  proposal.edit(path, entry, `${entry}\n  - { type: t, property: p, value: 1, source: s }`);
  expect(valuesTold(path)).toEqual([
    [line, null, "present"],
    [`${line} (2)`, null, "present"],
  ]);
});

test("of two entries with one name neither hides the other", () => {
  const path = "register/environment.yaml";
  const twice = (kind: string) => `  - { name: LOG_LEVEL, owner: stack, kind: ${kind}, meaning: Logs }\n`;
  proposal.edit(path, /^variables:\n/m, `$&${twice("credential")}${twice("setting")}`);
  expect(valuesTold(path).filter(([what]) => what?.endsWith(".kind"))).toEqual([
    ["variables.LOG_LEVEL.kind", null, "credential"],
    ["variables.LOG_LEVEL (2).kind", null, "setting"],
  ]);
});
