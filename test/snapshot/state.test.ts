import { describe, expect, test } from "vitest";
import { HIDDEN, Secret } from "../../policies/kernel/resource.ts";
import { planFromState } from "../../snapshot/state.ts";
import { resource } from "../support/resource.ts";
import { stateExport, writtenAt } from "../support/state-export.ts";

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
      file: "state.json",
      writtenAt,
      remarks: [],
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

test("what has no answer, among others that have one, is verified by nothing", () => {
  const entry = (name: string, outputs: object) => ({
    urn: bucket.urn.replace(/[^:]+$/, name),
    type: bucket.type,
    custom: true,
    inputs: { name },
    outputs,
  });
  const written = (...resources: object[]) => JSON.stringify({ version: 3, deployment: { resources } });
  const remarksOf = (text: string) =>
    planFromState(text, "state.json").remarks?.map(({ id, outcome, resource: of }) => [
      id,
      outcome,
      of?.name,
    ]);
  expect(remarksOf(written(entry("one", { name: "one" }), entry("two", {})))).toEqual([
    ["resource-answered-for", "unverified", "two"],
  ]);
  expect(remarksOf(written(entry("one", { name: "one" }), entry("two", { name: "two" })))).toEqual([]);
});

const make = 'make one with "pulumi stack export --show-secrets --file state.json"';

test.each([
  ["{", `state.json:1:2: is not a stack export (${make}): it is not valid JSON.`],
  ["[]", `state.json: is not a stack export (${make}): it must be a mapping.`],
  [
    '{"version":3,"deployment":{}}',
    "state.json: the stack has no resources; export a stack that has been applied.",
  ],
  [
    '{"version":3,"deployment":{"resources":[{"urn":"x","type":"y"}]}}',
    `state.json: is not a stack export (${make}): "deployment.resources[0].urn" is not a resource URN.`,
  ],
  [
    '{"version":3,"deployment":{"resources":[]}}',
    "state.json: the stack has no resources; export a stack that has been applied.",
  ],
  [
    '{"version":3,"deployment":{"resources":[{"urn":"urn:pulumi:prod::kaitalk::a:b:C::d","type":7}]}}',
    `state.json: is not a stack export (${make}): "deployment.resources[0].type" must be a text; put it in quotes.`,
  ],
  [
    '{"version":4,"deployment":{"resources":[]}}',
    "state.json: is an export of version 4, and version 3 is known here; export it with the Pulumi version that this stack uses.",
  ],
  [
    '{"version":3,"checkpoint":{"stack":"prod","latest":{}}}',
    'state.json: is a checkpoint of the backend, not an export; judge what "pulumi stack export --show-secrets --file state.json" writes.',
  ],
  [
    '{"steps":[],"changeSummary":{}}',
    "state.json: is a preview, which shows what would be applied; judge it with --plan instead of --state.",
  ],
  [
    '{"sequence":0,"preludeEvent":{}}\n{"sequence":1,"cancelEvent":{}}\n',
    "state.json: is an event log, one event a line; judge what",
  ],
])("refuses %s", (text, sentence) => {
  expect(() => planFromState(text, "state.json")).toThrow(sentence);
});

const bucketUrn = "urn:pulumi:prod::kaitalk::cloudflare:index/r2Bucket:R2Bucket";
const entry = (name: string, more: object = {}) => ({
  urn: `${bucketUrn}::${name}`,
  type: "cloudflare:index/r2Bucket:R2Bucket",
  custom: true,
  id: name,
  inputs: { name },
  ...more,
});
const exportOf = (resources: readonly object[], more: object = {}) =>
  JSON.stringify({ version: 3, deployment: { manifest: { time: writtenAt }, resources, ...more } });
const read = (resources: readonly object[], more: object = {}) =>
  planFromState(exportOf(resources, more), "state.json");

describe("what the engine says of its own state", () => {
  test("a twin that waits for deletion stands apart from the one in its place, with no link of it", () => {
    const { resources, remarks } = read([
      entry("documents"),
      { ...entry("documents", { delete: true }), inputs: { name: "older" }, id: "older" },
    ]);
    expect(resources.map(({ urn, inputs }) => [urn.split("::").at(-1), inputs.name])).toEqual([
      ["documents", "documents"],
      ["documents (waits for deletion)", "older"],
    ]);
    expect(remarks).toMatchObject([
      { id: "replaced-resource-deleted", outcome: "unverified", resource: resources[1] },
    ]);
  });

  test("a resource that was deleted for a replacement is absent, and said to be", () => {
    const { resources, remarks } = read([entry("kept"), entry("gone", { pendingReplacement: true })]);
    expect(resources.map(({ name }) => name)).toEqual(["kept"]);
    expect(remarks).toMatchObject([{ id: "replacement-made", type: "cloudflare:index/r2Bucket:R2Bucket" }]);
    expect(remarks?.[0]?.sentence).toMatch(/^gone was deleted/);
  });

  test("errors while it was set up, and operations that were cut off, name the resource", () => {
    const pending = [
      { type: "updating", resource: entry("half") },
      { type: "creating", resource: entry("new") },
    ];
    const { remarks = [] } = read(
      [entry("half", { initErrors: ["timeout"] }), entry("whole", { initErrors: null })],
      {
        pending_operations: pending,
      },
    );
    expect(
      remarks.map(({ id, resource, sentence }) => [id, resource?.name, sentence.split(",", 1)[0]]),
    ).toEqual([
      ["resource-set-up-without-error", "half", "was made"],
      ["operation-finished", "half", "the engine was interrupted while updating it"],
      ["operation-finished", undefined, "new: the engine was interrupted while creating it"],
    ]);
  });

  test("three entries of one URN are all judged, and the URN is a violation once", () => {
    const { resources, remarks } = read([entry("a"), entry("a"), entry("a"), entry("b")]);
    expect(resources).toHaveLength(4);
    expect(remarks).toMatchObject([
      { id: "resource-listed-once", outcome: "violated", resource: { name: "a" } },
    ]);
    expect(remarks?.[0]?.sentence).toMatch(/^3 resources share the URN/);
  });

  test("entries of two stacks are refused in one sentence", () => {
    const other = { ...entry("a"), urn: "urn:pulumi:dev::kaitalk::a:b:C::a" };
    expect(() => read([entry("a"), other])).toThrow(
      "state.json: holds resources of 2 stacks (prod::kaitalk, dev::kaitalk); export one stack.",
    );
  });

  test("a secret whose plaintext is not JSON is bad input, and no part of it is said", () => {
    const broken = {
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
      plaintext: "canary-7",
    };
    const reading = () => read([entry("a", { inputs: { name: "a", token: broken } })]);
    expect(reading).toThrow(
      `state.json: ${bucketUrn}::a holds a secret whose plaintext is not JSON, as no engine writes it.`,
    );
    expect(reading).not.toThrow("canary");
  });

  test.each(["%", "project:///infra/%E0%A4%A.ts#1,1", "file:///%zz/infra/index.ts#x"])(
    "a source position that is no URI, %s, is passed over",
    (sourcePosition) => {
      expect(read([entry("a", { sourcePosition })]).resources).toHaveLength(1);
    },
  );
});
