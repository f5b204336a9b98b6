import { describe, expect, test } from "vitest";
import { readStackConfig } from "../../assess/stack-config.ts";
import { parseConfig, placeholdersIn } from "../../infra/config.ts";
import { sandboxConfig } from "../../sandbox/stack-config.ts";

describe("the sandbox's configuration", () => {
  const { values } = readStackConfig("prod");

  test("every placeholder of the stack is filled with what the program accepts", () => {
    expect(placeholdersIn(values).length).toBeGreaterThan(0);
    const config = sandboxConfig(values);
    expect(placeholdersIn(config)).toEqual([]);
    expect(() => parseConfig(config)).not.toThrow();
  });

  test("what the owner has filled in stays", () => {
    expect(sandboxConfig({ "kaitalk:domain": "kaitalk.online" })).toEqual({
      "kaitalk:domain": "kaitalk.online",
    });
  });

  test("a change of the caller comes last", () => {
    expect(sandboxConfig({ "kaitalk:a": "<owner fills: x>" }, { "kaitalk:a": "mine" })).toEqual({
      "kaitalk:a": "mine",
    });
  });
});
