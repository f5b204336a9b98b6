import * as pulumi from "@pulumi/pulumi";
import { RandomBytes } from "@pulumi/random/randomBytes.js";
import { afterEach, describe, expect, test, vi } from "vitest";
import { runProgram } from "../../snapshot/program.ts";
import { readStackConfig } from "../../snapshot/stack-config.ts";

const { runInPulumiStack } = pulumi.runtime;
const subject = 'random:index/randomBytes:RandomBytes "further"';

/** The shipped program, and after it what a test adds. */
function planWith(more: () => void) {
  const withMore = (program: () => Promise<unknown>) =>
    runInPulumiStack(async () => {
      const outputs = await program();
      more();
      return outputs;
    });
  vi.spyOn(pulumi.runtime, "runInPulumiStack").mockImplementation(withMore as typeof runInPulumiStack);
  return runProgram(readStackConfig("prod"));
}

afterEach(() => vi.restoreAllMocks());

describe("a plan shows every option that leaves a resource at its vendor", () => {
  test.each<[string, () => pulumi.CustomResourceOptions]>([
    ["retainOnDelete", () => ({ retainOnDelete: true })],
    ["deletedWith", () => ({ deletedWith: new RandomBytes("other", { length: 32 }) })],
  ])("%s", async (name, options) => {
    const resources = await planWith(() => new RandomBytes("further", { length: 32 }, options()));
    expect(resources.find((resource) => resource.name === "further")?.keptBy).toEqual([name]);
    expect(resources.filter(({ keptBy }) => keptBy?.length !== 0)).toHaveLength(1);
  });
});

describe("a program is refused whose engine would apply something else than was judged", () => {
  test("a resource that is read, not declared", () =>
    expect(planWith(() => RandomBytes.get("further", "id"))).rejects.toThrow(
      `the program reads ${subject}; it may only declare.`,
    ));

  test("a reference to another stack", () =>
    expect(planWith(() => new pulumi.StackReference("further"))).rejects.toThrow(
      'the program reads pulumi:pulumi:StackReference "further"; it may only declare.',
    ));

  test("a resource that is imported", () =>
    expect(planWith(() => new RandomBytes("further", { length: 32 }, { import: "id" }))).rejects.toThrow(
      `${subject} has the option import`,
    ));

  test("a resource with a transform", () =>
    expect(
      planWith(() => new RandomBytes("further", { length: 32 }, { transforms: [() => undefined] })),
    ).rejects.toThrow(`${subject} has the option transforms`));

  test("a transform of the whole stack", () =>
    expect(planWith(() => pulumi.runtime.registerResourceTransform(() => undefined))).rejects.toThrow(
      "the program registers a transform of the whole stack",
    ));
});

test("missing configuration is bad input, and nothing is left behind that ends the process", async () => {
  const { values, ...config } = readStackConfig("prod");
  const { "kaitalk:neonApiKey": _, ...without } = values;
  await expect(runProgram({ ...config, values: without })).rejects.toMatchObject({
    name: "InputError",
    message: expect.stringMatching(/^configuration is missing; .*\n {2}kaitalk:neonApiKey: /),
  });
});
