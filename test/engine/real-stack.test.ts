import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { realStack } from "../../engine/real-stack.ts";

test("the real stack is run beside Pulumi.yaml, and asks no simulated vendor", () => {
  const cli = { path: "/bin/pulumi", version: "v3.265.0", origin: "PATH" } as const;
  const target = realStack(cli, "prod");
  expect(existsSync(join(target.folder, "Pulumi.yaml"))).toBe(true);
  expect(target.environment).toEqual({ PULUMI_DEBUG_PROVIDERS: "" });
  expect(target.configFile).toBeUndefined();
});
