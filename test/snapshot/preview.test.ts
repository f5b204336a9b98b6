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
    file: "preview.json",
    changes: [
      {
        op: "create",
        urn: key.urn,
        after: {
          ...key,
          inputs: { ...key.inputs, keepers: { version: UNKNOWN, seed: new Secret(HIDDEN) } },
          outputs: {},
        },
      },
    ],
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

const state = (inputs: object, more: object = {}) => ({
  urn: key.urn,
  type: key.type,
  custom: true,
  inputs,
  ...more,
});
const digest = (steps: readonly object[], more: object = {}) => JSON.stringify({ steps, ...more });

test("every state that a step would bring about is judged, the bad one before the good one too", () => {
  const steps = [
    {
      op: "create-replacement",
      urn: key.urn,
      oldState: state({ length: 32 }),
      newState: state({ length: 8 }),
    },
    { op: "replace", urn: key.urn, oldState: state({ length: 32 }), newState: state({ length: 32 }) },
    { op: "delete-replaced", urn: key.urn, oldState: state({ length: 32 }) },
  ];
  const { resources, changes = [] } = planFromPreview(digest(steps), "preview.json");
  expect(resources.map(({ inputs }) => inputs.length)).toEqual([8, 32]);
  expect(changes.map(({ op, before, after }) => [op, before?.inputs.length, after?.inputs.length])).toEqual([
    ["create-replacement", 32, 8],
    ["replace", 32, 32],
    ["delete-replaced", 32, undefined],
  ]);
});

test("steps of a replacement that leave the same are one resource", () => {
  const newState = state({ length: 32 });
  const steps = ["delete-replaced", "replace", "create-replacement"].map((op) => ({
    op,
    urn: key.urn,
    newState,
  }));
  expect(planFromPreview(digest(steps), "preview.json").resources).toHaveLength(1);
});

test.each([
  [
    { diagnostics: [{ urn: key.urn, severity: "error", message: "length: is too short\n  more" }] },
    "preview.json: is of a preview that failed (health-data-key: length: is too short); make one that ends without an error.",
  ],
  [
    { maybeCorrupt: true },
    "preview.json: is of a preview that failed (the engine lost some of its events); make one that ends without an error.",
  ],
  [
    { changeSummary: { create: 1, delete: 2 } },
    'preview.json: leaves out 2 of the kind "delete"; make it with "pulumi preview --json --show-sames".',
  ],
])("refuses a preview that does not show all: %j", (more, sentence) => {
  const steps = [{ op: "create", urn: key.urn, newState: state({ length: 32 }) }];
  expect(() => planFromPreview(digest(steps, more), "preview.json")).toThrow(sentence);
});

test("a warning does not fail a preview", () => {
  const steps = [{ op: "create", urn: key.urn, newState: state({ length: 32 }) }];
  const diagnostics = [{ severity: "warning", message: "the owner has yet to fill in" }];
  expect(planFromPreview(digest(steps, { diagnostics }), "preview.json").resources).toHaveLength(1);
});

test("an export that is given as a preview is told apart", () => {
  expect(() => planFromPreview('{"version":3,"deployment":{}}', "state.json")).toThrow(
    "state.json: is a stack export, which shows what was applied; judge it with --state instead of --plan.",
  );
});

test("a literal that an unchanged resource's vendor made up names it, and no longer once that is replaced", () => {
  const made = resource("neon:index/project:Project", { name: "records" }, { name: "database" });
  const user = resource(
    "render:index/webService:WebService",
    { host: "ep-quiet-sea.neon.tech" },
    { name: "web" },
  );
  const { steps } = JSON.parse(previewDigest([made, user]));
  const answered = {
    ...steps[0].newState,
    outputs: { name: "records", databaseHost: "ep-quiet-sea.neon.tech" },
  };
  const links = (op: string) => {
    const text = JSON.stringify({ steps: [{ ...steps[0], op, oldState: answered }, steps[1]] });
    return planFromPreview(text, "preview.json").resources.find(({ urn }) => urn === user.urn)
      ?.propertyDependencies;
  };
  expect(links("same")).toEqual({ host: [made.urn] });
  expect(links("replace")).toEqual({});
});

test.each([
  [
    { op: "vanish" },
    'preview.json: has a step "vanish", which is not known here; make it with "pulumi preview --json --show-sames".',
  ],
  [
    { urn: key.urn.replace(/[^:]+$/, "another") },
    `preview.json: has a step of another that shows ${key.name}; make it with "pulumi preview --json --show-sames".`,
  ],
])("refuses a step that shows nothing anybody can judge: %j", (more, sentence) => {
  const steps = [{ op: "create", urn: key.urn, newState: state({ length: 32 }), ...more }];
  expect(() => planFromPreview(digest(steps), "preview.json")).toThrow(sentence);
});
