import { describe, expect, test } from "vitest";
import { parseConfig, placeholdersIn } from "../../infra/config.ts";
import { configKeys } from "../../infra/config-keys.ts";
import { sandboxConfig } from "../../sandbox/stack-config.ts";
import { readStackConfig } from "../../snapshot/stack-config.ts";

describe("the sandbox's configuration", () => {
  const { values } = readStackConfig("prod");
  const none: ReadonlySet<string> = new Set();

  test("every placeholder that a stack may hold is filled with what the program accepts", () => {
    const unfilled = Object.entries(configKeys)
      .filter(([, { kind }]) => kind === "text" || kind === "secret" || kind === "amount")
      .map(([name]) => [`kaitalk:${name}`, "<owner fills: it>"]);
    const config = sandboxConfig({ ...values, ...Object.fromEntries(unfilled) }, none);
    expect(placeholdersIn(config)).toEqual([]);
    expect(() => parseConfig(config)).not.toThrow();
  });

  test("what the owner has filled in stays", () => {
    expect(sandboxConfig({ "kaitalk:domain": "kaitalk.online" }, none)).toEqual({
      "kaitalk:domain": "kaitalk.online",
    });
  });

  test("a secret never reaches the sandbox, whatever the owner has set", () => {
    const owner = { "kaitalk:stripeApiKey": "rk_live_canary", "kaitalk:neonApiKey": "encrypted" };
    expect(sandboxConfig(owner, new Set(Object.keys(owner)))).toEqual({
      "kaitalk:stripeApiKey": "rk_live_sandbox",
      "kaitalk:neonApiKey": "sandbox-neon-api-key",
    });
  });

  test("a change of the caller comes last", () => {
    const secrets = new Set(["kaitalk:b"]);
    const changes = { "kaitalk:a": "mine", "kaitalk:b": "canary" };
    expect(sandboxConfig({ "kaitalk:a": "<owner fills: x>", "kaitalk:b": "real" }, secrets, changes)).toEqual(
      changes,
    );
  });
});
