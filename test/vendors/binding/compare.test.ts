import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { differencesBetween } from "../../../vendors/binding/compare.ts";
import { type ProviderFacts, readFacts } from "../../../vendors/binding/facts.ts";
import { types } from "../../../vendors/types.ts";

const facts = readFacts("neon");

function changed(change: (facts: { -readonly [Key in keyof ProviderFacts]: ProviderFacts[Key] }) => void) {
  const real = structuredClone(facts);
  change(real);
  return differencesBetween("neon", facts, real);
}

test("facts differ from a provider that renames, retypes or requires", () => {
  expect(
    changed((real) => {
      real.readOn = "2027-01-01";
    }),
  ).toEqual([]);
  expect(
    changed((real) => {
      real.version = "0.16.0";
    }),
  ).toEqual(["neon: version"]);
  const project = facts.resources[types.neon.project];
  if (!project) throw new Error("the facts lack the Neon project");
  const { regionId, name, ...others } = project.inputs;
  expect(
    regionId &&
      name &&
      changed((real) => {
        const inputs = { ...others, region: regionId, name: { type: "string" } } as const;
        real.resources = { ...real.resources, [types.neon.project]: { ...project, inputs } };
      }),
  ).toEqual([
    `neon: ${types.neon.project}.inputs.name`,
    `neon: ${types.neon.project}.inputs.regionId`,
    `neon: ${types.neon.project}.inputs.region`,
  ]);
});

test("without a Pulumi CLI the command says so and exits with 5", () => {
  const { status, stderr } = spawnSync(process.execPath, ["vendors/binding/compare.ts"], {
    encoding: "utf8",
    env: { ...process.env, PATH: "" },
  });
  expect([status, stderr]).toEqual([5, "there is no pulumi on PATH; install the Pulumi CLI.\n"]);
});
