import { Command } from "commander";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { addPreview, addUp } from "../../../cli/commands/up.ts";
import { exitCodes } from "../../../judge/exit-codes.ts";

beforeEach(() => {
  vi.stubEnv("PATH", "");
  vi.stubEnv("PULUMI_HOME", "/nowhere");
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

describe.each(["up", "preview"])("kaitalk %s", (name) => {
  test("ends with a code of its own where there is no CLI", async () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const program = new Command("kaitalk").exitOverride();
    addUp(program);
    addPreview(program);
    await program.parseAsync([name], { from: "user" });
    expect(said).toHaveBeenCalledTimes(1);
    expect(process.exitCode).toBe(exitCodes.missingCli);
  });
});
