import { expect, test } from "vitest";
import { factsOf, packageSchema } from "../../../vendors/binding/package-schema.ts";

const schema = packageSchema.parse({
  name: "sample",
  description: "left out of facts",
  config: {
    variables: { token: { type: "string", secret: true, description: "left out" }, edge: { type: "string" } },
    required: ["token"],
  },
  resources: {
    "sample:index/store:Store": {
      description: "left out",
      inputProperties: {
        size: { type: "integer" },
        name: { type: "string", description: "left out" },
        tags: { type: "object", additionalProperties: { type: "string" } },
        rules: { type: "array", items: { $ref: "#/types/sample:index%2FRule:Rule" } },
        body: { $ref: "pulumi.json#/Any" },
      },
      requiredInputs: ["name"],
      properties: { password: { type: "string", secret: true } },
      required: [],
    },
  },
  types: {
    "sample:index/Rule:Rule": {
      properties: { id: { type: "string" }, on: { type: "boolean" } },
      required: ["id"],
    },
  },
});

test("facts are names, types and what is required, without descriptions", () => {
  expect(factsOf(schema, ["sample:index/store:Store", "sample:index/absent:Absent"])).toEqual({
    configuration: { edge: { type: "string", optional: true }, token: { type: "string", secret: true } },
    resources: {
      "sample:index/store:Store": {
        inputs: {
          body: { type: "any", optional: true },
          name: { type: "string" },
          rules: {
            type: "list",
            of: {
              type: "object",
              properties: { id: { type: "string" }, on: { type: "boolean", optional: true } },
            },
            optional: true,
          },
          size: { type: "number", optional: true },
          tags: { type: "map", of: { type: "string" }, optional: true },
        },
        outputs: { password: { type: "string", secret: true } },
      },
    },
  });
});

test("a text that is no package schema is refused", () => {
  expect(() => packageSchema.parse({ resources: [] })).toThrow("resources");
});
