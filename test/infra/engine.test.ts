import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findCli } from "../../engine/find-cli.ts";
import { runCli } from "../../engine/run-engine.ts";
import { type SandboxSession, withSandbox } from "../../engine/sandbox-session.ts";
import { titled } from "../support/tools.ts";

const cli = await findCli({ mayDownload: false });
const unfilled = { "kaitalk:neonOrganisation": "<owner fills: Neon organisation id>" };
const named = "kaitalk:neonOrganisation: Neon organisation id; Neon console > Organization > Settings";

describe.skipIf(!cli)(titled("under the real engine", cli ? [] : ["the Pulumi CLI"]), () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "kaitalk-infra-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = (config: Readonly<Record<string, string>>, operation: readonly string[]) => {
    if (!cli) throw new Error("a test that needs the CLI ran without one");
    return withSandbox({ folder, stack: "prod", cli, config }, ({ target }: SandboxSession) =>
      runCli(target, [
        ...operation,
        "--stack",
        "prod",
        "--config-file",
        target.configFile ?? "",
        "--color",
        "never",
      ]),
    );
  };

  test("a preview warns of what the owner has yet to fill in and goes on", async () => {
    const { code, output } = await run(unfilled, ["preview"]);
    expect(output).toContain(`warning: the owner has yet to fill in`);
    expect(output).toContain(named);
    expect(code).toBe(0);
  });

  test("an update is refused with one message, without a stack trace, and declares nothing", async () => {
    const { code, output } = await run(unfilled, ["up", "--yes", "--skip-preview"]);
    expect(output).toContain("error: bad input: the owner has yet to fill in");
    expect(output).toContain(named);
    expect(output).not.toContain("infra/config.ts");
    expect(output).not.toContain("neon:index");
    expect(code).not.toBe(0);
  });

  test("a missing key is bad input in a preview too", async () => {
    const { code, output } = await run({ "kaitalk:domain": "" }, ["preview"]);
    expect(output).toContain("error: bad input: configuration is missing");
    expect(output).toContain("kaitalk:domain: The domain of the public site");
    expect(code).not.toBe(0);
  });
});
