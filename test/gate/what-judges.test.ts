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
