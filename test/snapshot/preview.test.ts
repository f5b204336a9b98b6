import { expect, test } from "vitest";
import { HIDDEN, Secret, UNKNOWN } from "../../policies/kernel/resource.ts";
import { planFromPreview } from "../../snapshot/preview.ts";
import { resource } from "../support/resource.ts";
import { previewDigest } from "../support/state-export.ts";

const key = resource(
  "random:index/randomBytes:RandomBytes",
  { length: 32, keepers: { version: UNKNOWN, seed: new Secret("canary") }, tags: ["a"] },
  { name: "health-data-key" },
);
const command = '"pulumi preview --json --show-sames"';

test("a preview becomes the plan, unknowns unknown and secrets hidden", () => {
  const plan = planFromPreview(previewDigest([key]), "preview.json");
  expect(plan).toEqual({
    source: "preview",
    project: "kaitalk",
    stack: "test",
    placeholders: [],
    resources: [
      {
        ...key,
        inputs: { ...key.inputs, keepers: { version: UNKNOWN, seed: new Secret(HIDDEN) } },
        outputs: {},
      },
    ],
  });
});

test("a resource that will be gone is not part of the plan", () => {
  const { steps } = JSON.parse(previewDigest([key]));
  const deletion = { op: "delete", urn: `${key.urn}-old` };
  const plan = planFromPreview(JSON.stringify({ steps: [deletion, ...steps] }), "preview.json");
  expect(plan.resources.map(({ urn }) => urn)).toEqual([key.urn]);
});

test.each([
  ["nonsense", `preview.json: is not the output of ${command}: it is not valid JSON.`],
  ['{"steps":[]}', "preview.json: the preview plans no resource; preview the whole stack."],
  [
    '{"steps":[],"changeSummary":{"same":3}}',
    `preview.json: leaves out unchanged resources; make it with ${command}.`,
  ],
])("refuses %s", (text, sentence) => {
  expect(() => planFromPreview(text, "preview.json")).toThrow(sentence);
});
