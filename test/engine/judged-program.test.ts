import * as pulumi from "@pulumi/pulumi";
import { RandomBytes } from "@pulumi/random/randomBytes.js";
import { afterEach, expect, test, vi } from "vitest";
import { judgedProgram } from "../../engine/judged-program.ts";
import { up } from "../../engine/operations.ts";
import { secretsOf } from "../../engine/sandbox-session.ts";
import { sandboxConfig } from "../../sandbox/stack-config.ts";
import { readStackConfig } from "../../snapshot/stack-config.ts";
import { registerDay } from "../support/days.ts";

const prod = readStackConfig("prod");
const secrets = secretsOf(prod);
const { runInPulumiStack } = pulumi.runtime;

/** What the sandbox tells the program, with these settings. */
function told(settings: Readonly<Record<string, string>> = {}) {
  const values = sandboxConfig(prod.values, secrets, settings);
  return { ...prod, values, secretKeys: [...secrets].filter((key) => key in values) };
}

afterEach(() => vi.restoreAllMocks());

test("the shipped program is let through, and its promises are known", async () => {
  const { assessment, refusal } = await judgedProgram(told(), registerDay);
  expect(refusal).toBeUndefined();
  expect(assessment.counts.violated).toBe(0);
});

test("what no policy sees is refused as kaitalk check refuses it", async () => {
  vi.spyOn(pulumi.runtime, "runInPulumiStack").mockImplementation(((program: () => Promise<unknown>) =>
    runInPulumiStack(async () => {
      await program();
      new RandomBytes("further", { length: 32, keepers: { version: "1" } }, { retainOnDelete: true });
      return {};
    })) as typeof runInPulumiStack);
  const { refusal } = await judgedProgram(told(), registerDay);
  expect(refusal).toMatchObject({
    kind: "violated",
    findings: [expect.objectContaining({ rule: "resource-not-left-behind", outcome: "violated" })],
  });
});

test("the engine is not asked to apply a program that breaks a promise", async () => {
  const cli = { path: "/nowhere/pulumi", version: "v3.265.0", origin: "PATH" } as const;
  const target = { cli, stack: "prod", folder: "/nowhere", environment: {} };
  const result = await up(target, told({ "kaitalk:domain": "example.com" }), { verbose: true });
  expect([result.operation, result.outcome.kind, result.report.nothingApplied]).toEqual([
    "check",
    "violated",
    true,
  ]);
});
