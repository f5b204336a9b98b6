import { describe, expect, test } from "vitest";
import { bindings } from "../../../vendors/binding/bindings.ts";
import { readFacts } from "../../../vendors/binding/facts.ts";
import { verifyBinding, verifyConfiguration } from "../../../vendors/binding/verify.ts";
import { types } from "../../../vendors/types.ts";

describe.each(bindings)("$terraform.package", ({ terraform, provider, resources }) => {
  const facts = readFacts(terraform.package);

  test("is bound in the version whose facts were read", () => {
    expect([facts.provider, facts.version]).toEqual([terraform.source, terraform.version]);
    expect(Date.parse(facts.readOn)).toBeLessThanOrEqual(Date.now());
    expect(facts.replacementsFrom).not.toBe("");
  });

  test("configures what the provider has", () => {
    expect(verifyConfiguration(provider.inputs, facts.configuration)).toEqual([]);
  });

  test.each(resources)("$token declares what the provider has", (shape) => {
    const fact = facts.resources[shape.token];
    expect(fact && verifyBinding(shape, fact)).toEqual([]);
  });

  test("every type token that is used or judged exists at the provider", () => {
    const tokens: string[] = Object.values(types[terraform.package as keyof typeof types]);
    const resourceTokens = tokens.filter((token) => token.startsWith(`${terraform.package}:`));
    expect(resourceTokens.filter((token) => !facts.resources[token])).toEqual([]);
    expect(resources.filter(({ token }) => !tokens.includes(token))).toEqual([]);
  });

  test("what forces a replacement is an input", () => {
    const strays = Object.entries(facts.resources).flatMap(([token, { inputs, replaces }]) =>
      replaces.filter((name) => !inputs[name]).map((name) => `${token}.${name}`),
    );
    expect(strays).toEqual([]);
  });
});

test("facts notice what a binding gets wrong", () => {
  const facts = readFacts("neon").resources[types.neon.project];
  const project = bindings[0]?.resources.find(({ token }) => token === types.neon.project);
  if (!facts || !project) throw new Error("the Neon project is no longer bound");
  const inputs = {
    ...project.inputs,
    historyRetentionDays: { type: "number" },
    hipaa: { type: "boolean" },
  } as const;
  expect(verifyBinding({ ...project, inputs }, facts)).toEqual([
    "input historyRetentionDays is unknown to the provider",
    "input hipaa is of type boolean here and string at the provider",
  ]);
});
