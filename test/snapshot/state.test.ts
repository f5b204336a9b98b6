import { describe, expect, test } from "vitest";
import { HIDDEN, Secret } from "../../policies/kernel/resource.ts";
import { planFromState } from "../../snapshot/state.ts";
import { resource } from "../support/resource.ts";
import { stateExport } from "../support/state-export.ts";

const bucket = resource(
  "cloudflare:index/r2Bucket:R2Bucket",
  { name: "recordings", jurisdiction: "us", token: new Secret("canary") },
  {
    name: "recordings",
    protect: true,
    ignoreChanges: ["name"],
    keptBy: ["retainOnDelete"],
    source: { file: "infra/components/recording-store.ts", line: 12 },
    propertyDependencies: { name: ["urn:pulumi:test::kaitalk::kaitalk:index:Keys::keys"] },
  },
);

describe("a stack export", () => {
  test("becomes the plan that was exported, its secrets hidden", () => {
    const plan = planFromState(stateExport([bucket]), "state.json");
    expect(plan).toEqual({
      source: "state",
      project: "kaitalk",
      stack: "test",
      placeholders: [],
      resources: [{ ...bucket, inputs: { ...bucket.inputs, token: new Secret(HIDDEN) }, outputs: {} }],
    });
  });

  test("judges what was only read by what the vendor answered", () => {
    const text = JSON.stringify({
      version: 3,
      deployment: {
        resources: [
          {
            urn: bucket.urn,
            type: bucket.type,
            custom: true,
            external: true,
            outputs: { jurisdiction: "eu" },
          },
        ],
      },
    });
    expect(planFromState(text, "state.json").resources[0]?.inputs).toEqual({ jurisdiction: "eu" });
  });
});

const make = 'make one with "pulumi stack export --file state.json"';

test.each([
  ["{", `state.json:1:2: is not a stack export (${make}): it is not valid JSON.`],
  ["[]", `state.json: is not a stack export (${make}): Invalid input: expected object, received array.`],
  [
    '{"version":3,"deployment":{}}',
    `state.json: is not a stack export (${make}): "deployment.resources" Invalid input: expected array, received undefined.`,
  ],
  [
    '{"version":3,"deployment":{"resources":[{"urn":"x","type":"y"}]}}',
    `state.json: is not a stack export (${make}): "deployment.resources[0].urn" is not a resource URN.`,
  ],
  [
    '{"version":3,"deployment":{"resources":[]}}',
    "state.json: the stack has no resources; export a stack that has been applied.",
  ],
])("refuses %s", (text, sentence) => {
  expect(() => planFromState(text, "state.json")).toThrow(sentence);
});
