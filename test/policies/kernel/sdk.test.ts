import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { defineRule } from "../../../policies/kernel/rule.ts";
import { resourceNotLeftBehind } from "../../../policies/retention/rules/resource-not-left-behind.ts";
import { type Registered, runEngine, secretOnWire, unknownOnWire, urnOf } from "./sdk-engine.ts";

const mandatory = 1;
const type = "test:index/thing:Thing";

const regionRule = defineRule({
  id: "thing-in-region",
  severity: "high",
  clauses: ["neon-region"],
  description: "The thing is in the region.",
  remediation: "Set region.",
  subjects: { types: [type], atLeast: 1 },
  messages: { elsewhere: "region is {actual}." },
  check(thing, violated) {
    const region = thing.read("region");
    if (region.value !== "here") violated("elsewhere", { actual: region });
  },
});
const secretRule = defineRule({
  id: "thing-key-is-secret",
  severity: "high",
  clauses: ["secrets-protected"],
  description: "The key is secret.",
  remediation: "Mark it.",
  subjects: { types: [type] },
  messages: { plain: "key is not marked secret." },
  check(thing, violated) {
    if (!thing.isSecret("key")) violated("plain");
  },
});
const stackRule = defineRule({
  id: "thing-depends-on-another",
  severity: "high",
  clauses: ["neon-region"],
  description: "Every thing depends on another.",
  remediation: "Make it depend.",
  subjects: { types: [type] },
  messages: { alone: "region {actual} depends on {count} others." },
  checkInStack(thing, _stack, violated) {
    const urns = thing.resource.propertyDependencies.region ?? [];
    if (urns.length === 0) violated("alone", { actual: thing.read("region"), count: urns.length });
  },
});
const echoRule = defineRule({
  id: "thing-echoes",
  severity: "low",
  clauses: ["secrets-protected"],
  description: "Never.",
  remediation: "None.",
  subjects: { types: [type] },
  messages: { said: "key is {key}, list {list}." },
  check(thing, violated) {
    violated("said", { key: thing.read("key").value, list: thing.values("list") });
  },
});

function thing(inputs: Record<string, unknown>, more: Partial<Registered> = {}): Registered {
  return { type, name: "thing", inputs, ...more };
}
const pack = (...rules: (typeof regionRule)[]) => ({ name: "test", description: "Test pack.", rules });

describe("a pack as the SDK calls it", () => {
  beforeEach(() => vi.stubEnv("PULUMI_DRY_RUN", "true"));
  afterEach(() => vi.unstubAllEnvs());

  test("says nothing of what is met", async () => {
    const { diagnostics } = await runEngine(pack(regionRule), [thing({ region: "here" })]);
    expect(diagnostics).toEqual([]);
  });

  test("a violation is mandatory and says how to fix it", async () => {
    const { diagnostics } = await runEngine(pack(regionRule), [thing({ region: "there" })]);
    expect(diagnostics).toEqual([
      {
        policy: "thing-in-region",
        level: mandatory,
        message:
          'The thing is in the region.\n[thing-in-region] violated: region is "there". Fix: Set region.',
        urn: "",
      },
    ]);
  });

  test("an unknown stays mandatory, where the SDK alone would make it advisory", async () => {
    const { diagnostics } = await runEngine(pack(regionRule), [thing({ region: unknownOnWire })]);
    expect(diagnostics).toMatchObject([
      {
        level: mandatory,
        message: expect.stringContaining("unverified: region is not known before the resource exists"),
      },
    ]);
  });

  test("a resource that the rule is not about is recorded as not applicable, not as passed", async () => {
    const other: Registered = { type: "test:index/other:Other", name: "other", inputs: {} };
    const { notApplicable } = await runEngine(pack(regionRule), [thing({ region: "here" }), other]);
    expect(notApplicable.get("thing-in-region")).toBe(`the rule is not about ${urnOf(other)}`);
  });

  test("a rule about everything judges vendors' resources and providers, and no component", async () => {
    const everything = { ...echoRule, subjects: { types: "every" as const } };
    const inputs = { key: "k", list: [] };
    const { diagnostics } = await runEngine(pack(everything), [
      thing(inputs),
      { type: "pulumi:providers:test", name: "provider", inputs, provided: false },
      { type: "kaitalk:infra:Database", name: "component", inputs, provided: false },
      { type: "pulumi:pulumi:Stack", name: "stack", inputs, provided: false },
    ]);
    expect(diagnostics.length).toBe(2);
  });

  test("a stack without the expected subject is refused", async () => {
    const { diagnostics } = await runEngine(pack(regionRule), []);
    expect(diagnostics).toMatchObject([
      {
        policy: "test-subjects-declared",
        level: mandatory,
        message: expect.stringContaining(`0 of at least 1 ${type} declared.`),
      },
    ]);
  });

  test("a secret counts as secret though the analysis itself shows it bare", async () => {
    const marked = await runEngine(pack(secretRule), [thing({ key: secretOnWire("canary-4711") })]);
    expect(marked.diagnostics).toEqual([]);
    const bare = await runEngine(pack(secretRule), [thing({ key: "canary-4711" })]);
    expect(bare.diagnostics).toMatchObject([{ policy: "thing-key-is-secret", level: mandatory }]);
  });

  test("a secret that is unknown, or inside a secret map, counts as secret", async () => {
    for (const key of [secretOnWire(unknownOnWire), secretOnWire({ deep: "canary-4711" })])
      expect((await runEngine(pack(secretRule), [thing({ key })])).diagnostics).toEqual([]);
  });

  test("where the recorder is switched off, a deployment is refused rather than passed", async () => {
    const resources = [thing({ key: secretOnWire("canary-4711") })];
    const { diagnostics } = await runEngine(pack(secretRule), resources, { remediates: false });
    expect(diagnostics).toMatchObject([
      {
        level: mandatory,
        message: expect.stringContaining(
          "unverified: key: this source does not show which values are secret.",
        ),
      },
    ]);
  });

  test("policy analyze, which may not see secrets, records the rule as not applicable", async () => {
    vi.stubEnv("PULUMI_DRY_RUN", undefined);
    const resources = [thing({ key: "canary-4711" })];
    const answer = await runEngine(pack(secretRule), resources, { remediates: false });
    expect(answer.diagnostics).toEqual([]);
    expect(answer.notApplicable.get("thing-key-is-secret")).toBe(
      "key: this source does not show which values are secret.",
    );
  });

  test("what the policy protocol never carries is recorded as not applicable, in a deployment too", async () => {
    const { diagnostics, notApplicable } = await runEngine(pack(resourceNotLeftBehind), [thing({})]);
    expect(diagnostics).toEqual([]);
    expect(notApplicable.get("resource-not-left-behind")).toBe(
      "this source does not show what the engine does on deletion.",
    );
  });

  test("a stack rule judges the recorded inputs where the preview shows empty outputs", async () => {
    const there = thing({ region: "there" }, { outputs: {} });
    const { diagnostics } = await runEngine(pack(stackRule), [there]);
    expect(diagnostics).toMatchObject([
      { urn: urnOf(there), message: expect.stringContaining('region "there" depends on 0 others.') },
    ]);
  });

  test("a stack rule sees what each property depends on", async () => {
    const other: Registered = { type: "test:index/other:Other", name: "other", inputs: {} };
    const linked = thing({ region: unknownOnWire }, { dependsOn: { region: [urnOf(other)] } });
    expect((await runEngine(pack(stackRule), [other, linked])).diagnostics).toEqual([]);
  });

  test("no message repeats a secret, not even one that a rule reads and prints", async () => {
    const resources = [
      thing({ key: secretOnWire("canary-4711"), list: secretOnWire(["canary-4712", "plain"]) }),
    ];
    const { diagnostics } = await runEngine(pack(echoRule), resources);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      "Never.\n[thing-echoes] violated: key is [secret], list [secret],plain. Fix: None.",
    ]);
  });
});
