import { readFileSync } from "node:fs";
import { R2Bucket } from "@pulumi/cloudflare/r2bucket.js";
import * as pulumi from "@pulumi/pulumi";
import { RandomBytes } from "@pulumi/random/randomBytes.js";
import { afterEach, describe, expect, test, vi } from "vitest";
import { planTwice } from "../../snapshot/program.ts";
import { runProgram } from "../../snapshot/run-program.ts";
import { readStackConfig } from "../../snapshot/stack-config.ts";
import * as render from "../../vendors/render/binding.ts";

const { runInPulumiStack } = pulumi.runtime;
const subject = 'random:index/randomBytes:RandomBytes "further"';

/** The shipped program, and after it what a test adds. */
function extend(more: () => void): void {
  const withMore = (program: () => Promise<unknown>) =>
    runInPulumiStack(async () => {
      const outputs = await program();
      more();
      return outputs;
    });
  vi.spyOn(pulumi.runtime, "runInPulumiStack").mockImplementation(withMore as typeof runInPulumiStack);
}

function planWith(more: () => void) {
  extend(more);
  return runProgram(readStackConfig("prod"));
}

/** What is remarked when the shipped program and `more` are planned, and then run as if they were applied. */
async function remarksWith(more: () => void): Promise<string[]> {
  extend(more);
  const { remarks = [] } = await planTwice(readStackConfig("prod"));
  return remarks.map(
    ({ id, outcome, resource, sentence }) => `${id} ${outcome} ${resource?.name}: ${sentence}`,
  );
}

afterEach(() => vi.restoreAllMocks());

test("a plan names the line that declares a resource, whoever runs the program", async () => {
  const resources = await runProgram(readStackConfig("prod"));
  const source = resources.find(({ name }) => name === "purge")?.source;
  const file = "infra/components/application.ts";
  const lines = readFileSync(new URL(`../../${file}`, import.meta.url), "utf8").split("\n");
  expect(source).toEqual({ file, line: 1 + lines.findIndex((line) => line.includes("new render.CronJob(")) });
});

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

  test.each<[string, () => unknown]>([
    ["remote", () => new pulumi.ComponentResource("other:index:Thing", "further", {}, {}, true)],
    ["version", () => new RandomBytes("further", { length: 32 }, { version: "1.0.0" })],
    ["aliases", () => new RandomBytes("further", { length: 32 }, { aliases: [{ name: "older" }] })],
    [
      "aliases",
      () => new RandomBytes("further", { length: 32 }, { aliases: [{ type: "other:index:Thing" }] }),
    ],
    ["aliases", () => new RandomBytes("further", { length: 32 }, { aliases: ["urn:pulumi:a::b::c:d:E::f"] })],
    ["replaceOnChanges", () => new RandomBytes("further", { length: 32 }, { replaceOnChanges: ["length"] })],
    [
      "pluginDownloadURL",
      () => new RandomBytes("further", { length: 32 }, { pluginDownloadURL: "https://a.example" }),
    ],
    [
      "deleteBeforeReplace",
      () => new R2Bucket("further", { accountId: "a", name: "b" }, { deleteBeforeReplace: true }),
    ],
  ])("a resource with the option %s", (option, declare) =>
    expect(planWith(() => void declare())).rejects.toMatchObject({
      name: "InputError",
      message: expect.stringMatching(new RegExp(`^\\S+ "further" has the option ${option}, which .+\\.$`)),
    }),
  );

  test("a package that is no recorded provider", () =>
    expect(
      planWith(() => {
        const parameter = { remote: { url: "registry.opentofu.org/stranger/neon", version: "0.15.0" } };
        void pulumi.runtime.registerPackage({
          baseProviderName: "terraform-provider",
          baseProviderVersion: "1.1.0",
          baseProviderDownloadUrl: "",
          packageName: "neon",
          packageVersion: "0.15.0",
          base64Parameter: Buffer.from(JSON.stringify(parameter)).toString("base64"),
        });
      }),
    ).rejects.toThrow('the package "neon" is another provider than the one whose schema is recorded'));

  test("a call of a vendor", () =>
    expect(planWith(() => void pulumi.runtime.invoke("aws:index:getRegion", {}))).rejects.toThrow(
      "the program calls aws:index:getRegion; it may not depend on what a vendor answers.",
    ));

  test("two resources of one name", () =>
    expect(
      planWith(() => [1, 2].map(() => new RandomBytes("further", { length: 32 }))),
    ).rejects.toMatchObject({
      name: "InputError",
      message: expect.stringMatching(/^two resources share the URN/),
    }));

  test("a resource that a timer declares", () =>
    expect(
      planWith(() => void setTimeout(() => new RandomBytes("further", { length: 32 }), 1_000)),
    ).rejects.toThrow(`the program declares ${subject} after its last line`));

  test("an error of its own, in one line", () =>
    expect(
      planWith(() => {
        throw new TypeError("no such thing\n  and more of it");
      }),
    ).rejects.toMatchObject({
      name: "InputError",
      message: "infra/index.ts: the program fails: no such thing.",
    }));

  test("an error inside an output", () =>
    expect(
      planWith(() => {
        const length = pulumi.output(32).apply((): number => {
          throw new Error("not to be had");
        });
        new RandomBytes("further", { length });
      }),
    ).rejects.toThrow("not to be had"));

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

describe("a program that applies something else than it shows", () => {
  const only = "plan-same-when-applied violated";

  test("the shipped program does not", async () => {
    expect(await remarksWith(() => {})).toEqual([]);
  });

  test("a resource that only an update declares, and one that only a preview does", async () => {
    const found = await remarksWith(() => {
      new RandomBytes(pulumi.runtime.isDryRun() ? "shown" : "applied", { length: 32 });
    });
    expect(found).toEqual([
      `${only} shown: is declared at preview and not when the program is applied.`,
      `${only} applied: is declared only when the program is applied, so no preview shows it.`,
    ]);
  });

  test("a resource inside an output", async () => {
    const found = await remarksWith(() => {
      const key = new RandomBytes("further", { length: 32 });
      key.hex.apply(() => new RandomBytes("inside", { length: 32 }));
    });
    expect(found).toEqual([
      `${only} inside: is declared only when the program is applied, so no preview shows it.`,
    ]);
  });

  test("a value and an option that differ", async () => {
    const found = await remarksWith(() => {
      const dry = pulumi.runtime.isDryRun();
      new RandomBytes("further", { length: dry ? 32 : 8, keepers: { a: dry ? "2" : "3" } }, { protect: dry });
    });
    expect(found).toEqual([
      `${only} further: the option protect is another one when the program is applied.`,
      `${only} further: keepers.a is another value when the program is applied.`,
      `${only} further: length is another value when the program is applied.`,
    ]);
  });

  test.each<[string, (host: pulumi.Output<string>) => pulumi.Input<string>, string | undefined]>([
    ["the answer itself", (host) => host, undefined],
    ["a part of it", (host) => host.apply((text) => text.slice(0, 10)), undefined],
    ["an address made of it", (host) => pulumi.interpolate`https://${host}/path`, undefined],
    ["a secret of it", (host) => pulumi.secret(host), undefined],
    [
      "something else",
      (host) => host.apply(() => "elsewhere.example"),
      "it is nothing that a vendor answered",
    ],
    ["another host with it", (host) => pulumi.interpolate`${host}.elsewhere.example`, "names the host"],
    [
      "another host before it",
      (host) => pulumi.interpolate`https://a.example/${host}`,
      "names the host a.example",
    ],
  ])("what is unknown at preview: %s", async (_, make, expected) => {
    const found = await remarksWith(() => {
      const key = new RandomBytes("further", { length: 32 });
      new RandomBytes("user", { length: 32, keepers: { host: make(key.hex) } });
    });
    if (expected === undefined) expect(found).toEqual([]);
    else {
      expect(found).toHaveLength(1);
      expect(found[0]).toContain(`${only} user: keepers.host `);
      expect(found[0]).toContain(expected);
    }
  });
});

describe("a variable that a resource gives", () => {
  const told = (value: (key: RandomBytes) => pulumi.Input<string>) =>
    remarksWith(() => {
      const key = new RandomBytes("further", { length: 32 });
      new render.CronJob("job", { envVars: { SESSION_SECRET: { value: value(key) } } } as never, {});
    });
  const altered =
    "plan-same-when-applied violated job: envVars.SESSION_SECRET.value is not the output base64 of its resource, as it is.";

  test("is its output as it is", async () => expect(await told((key) => key.base64)).toEqual([]));

  test.each<[string, (key: RandomBytes) => pulumi.Input<string>]>([
    ["another output", (key) => key.hex],
    ["its id", (key) => key.id],
    ["a part", (key) => key.base64.apply((text) => text.slice(0, 8))],
    ["more than it", (key) => pulumi.interpolate`${key.base64}${key.base64}`],
    ["other letters", (key) => key.base64.apply((text) => text.toLowerCase())],
  ])("is not %s", async (_, value) => expect(await told(value)).toContain(altered));
});

test("every resource of the program names the line that declares it", async () => {
  const { resources } = await planTwice(readStackConfig("prod"));
  const declared = resources.filter(({ type }) => type !== "pulumi:pulumi:Stack");
  expect(declared.filter(({ source }) => !source?.file.endsWith(".ts")).map(({ name }) => name)).toEqual([]);
});
