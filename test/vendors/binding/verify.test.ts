import { describe, expect, test } from "vitest";
import { object, optional, type Properties, text } from "../../../vendors/binding/shape.ts";
import { verifyBinding, verifyConfiguration, verifyInputs } from "../../../vendors/binding/verify.ts";

const string = { type: "string" } as const;
const facts: Properties = {
  name: string,
  size: { type: "number", optional: true },
  region: { type: "string", optional: true },
  rules: {
    type: "list",
    optional: true,
    of: { type: "object", properties: { id: string, age: { type: "number", optional: true } } },
  },
  labels: { type: "map", of: string, optional: true },
};
const complete = { name: string };

describe("verifyBinding", () => {
  const verify = (inputs: Properties, outputs: Properties = {}) =>
    verifyBinding({ inputs, outputs }, { inputs: facts, outputs: { url: string } });

  test("a subset of the right types fits", () => {
    const inputs = { ...complete, rules: { type: "list", of: object({ id: text }) } } as const;
    expect(verify(inputs, { url: string })).toEqual([]);
  });

  test.each<[string, Properties, Properties, string[]]>([
    ["an unknown input", { ...complete, colour: string }, {}, ["input colour is unknown to the provider"]],
    [
      "another type",
      { ...complete, size: string },
      {},
      ["input size is of type string here and number at the provider"],
    ],
    [
      "another type within a list",
      { ...complete, rules: { type: "list", of: object({ id: { type: "number" } }) } },
      {},
      ["input rules[].id is of type number here and string at the provider"],
    ],
    [
      "a required input that is not declared",
      { size: { type: "number" } },
      {},
      ["input name is required by the provider and not declared"],
    ],
    [
      "a required input that may be left out",
      { name: optional(text) },
      {},
      ["input name is required by the provider and may be left out here"],
    ],
    [
      "a required property within a list",
      { ...complete, rules: { type: "list", of: object({ age: { type: "number" } }) } },
      {},
      ["input rules[].id is required by the provider and not declared"],
    ],
    ["an unknown output", complete, { host: string }, ["output host is unknown to the provider"]],
  ])("%s does not", (_, inputs, outputs, problems) => {
    expect(verify(inputs, outputs)).toEqual(problems);
  });
});

test("a provider's setting is verified like an input", () => {
  expect(verifyConfiguration({ key: { type: "number" } }, { key: string })).toEqual([
    "setting key is of type number here and string at the provider",
  ]);
});

describe("verifyInputs", () => {
  const unknown = Symbol("unknown");
  const verify = (inputs: Record<string, unknown>) =>
    verifyInputs(inputs, facts, (value) => value === unknown);

  test("what the provider takes fits, an unknown has every type", () => {
    const labels = { team: "privacy" };
    expect(verify({ name: "a", size: unknown, rules: [{ id: unknown, age: 3 }], labels })).toEqual([]);
    expect(verify({ name: unknown, region: undefined })).toEqual([]);
  });

  test("each problem is named with its path", () => {
    const inputs = { size: "3", colour: "red", rules: [{ age: "9" }], labels: { team: 1 } };
    expect(verify(inputs)).toEqual([
      "name is required by the provider and missing",
      "size is of type string; the provider takes a number",
      "colour is unknown to the provider",
      "rules[0].id is required by the provider and missing",
      "rules[0].age is of type string; the provider takes a number",
      "labels.team is of type number; the provider takes a string",
    ]);
    expect(verify({ name: "a", rules: {}, labels: [] })).toEqual([
      "rules is of type object; the provider takes a list",
      "labels is of type list; the provider takes a map",
    ]);
  });
});
