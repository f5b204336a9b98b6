import { expect, test, vi } from "vitest";
import { defineRule } from "../../../policies/kernel/rule.ts";
import { runEngine } from "./sdk-engine.ts";

const type = "test:index/thing:Thing";
const urn = `urn:pulumi:test::kaitalk::${type}::old`;

vi.mock("../../../register/waivers.ts", () => ({
  isWaived: (subject: { rule: string; urn: string }) =>
    subject.rule === "thing-in-region" && subject.urn === urn,
}));

const inRegion = defineRule({
  id: "thing-in-region",
  severity: "high",
  clauses: ["neon-region"],
  description: "The thing is in the region.",
  remediation: "Set region.",
  subjects: { types: [type] },
  messages: { elsewhere: "region is {actual}." },
  check(thing, violated) {
    const region = thing.read("region");
    if (region.value !== "here") violated("elsewhere", { actual: region });
  },
});
const alone = defineRule({ ...inRegion, id: "thing-elsewhere-too" } as typeof inRegion);

test("the engine lets pass what is waived: one rule on one resource, nothing beside it", async () => {
  const pack = { name: "test", description: "Test pack.", rules: [inRegion, alone] };
  const resources = ["old", "new"].map((name) => ({ type, name, inputs: { region: name } }));
  const { diagnostics } = await runEngine(pack, resources);
  expect(diagnostics.map(({ policy, message }) => [policy, /region is "(\w+)"/.exec(message)?.[1]])).toEqual([
    ["thing-elsewhere-too", "old"],
    ["thing-in-region", "new"],
    ["thing-elsewhere-too", "new"],
  ]);
});
