import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runOperation } from "../../engine/run-engine.ts";
import { explained, whyNoShell } from "../support/tools.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "run-engine-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** An engine that does what the script says, with the event log at $LOG. */
function engine(script: string) {
  const path = join(folder, "pulumi");
  const findLog = 'while [ $# -gt 0 ]; do [ "$1" = --event-log ] && LOG=$2; shift; done';
  writeFileSync(path, `#!/bin/sh\nARGS="$*"\n${findLog}\n${script}\n`);
  chmodSync(path, 0o755);
  const cli = { path, version: "v3.265.0", origin: "PATH" } as const;
  return { cli, stack: "prod", folder, environment: { GIVEN: "yes" } };
}

describe.skipIf(whyNoShell)(explained("running the engine", whyNoShell), () => {
  test("gives its exit code, its output and its events", async () => {
    const target = engine(
      `echo '{"summaryEvent":{"resourceChanges":{"same":1}}}' > "$LOG"; echo said; exit 3`,
    );
    const run = await runOperation(target, ["preview"], { verbose: false });
    expect(run).toMatchObject({ code: 3, output: "said\n", report: { changes: { same: 1 } } });
  });

  test("never asks, names the stack, and hands its environment on", async () => {
    const target = engine('echo "$ARGS"; echo "$GIVEN $PULUMI_SKIP_UPDATE_CHECK"');
    const { output } = await runOperation({ ...target, configFile: "/c.yaml" }, ["preview"], {
      verbose: false,
    });
    expect(output).toContain(`--non-interactive --cwd ${folder} preview --stack prod --config-file /c.yaml`);
    expect(output).toContain("yes true");
  });

  test("finds the node that runs TypeScript as it is", async () => {
    const { output } = await runOperation(engine("command -v node"), ["preview"], { verbose: false });
    expect(output.trim().replace(/\/node$/, "")).toBe(process.execPath.replace(/\/node$/, ""));
  });

  test("leaves no event log behind: it can hold secrets", async () => {
    const { output } = await runOperation(engine('echo "$LOG"; echo x > "$LOG"'), ["preview"], {
      verbose: false,
    });
    expect(output).toContain("kaitalk-engine-");
    const name = /kaitalk-engine-\w+/.exec(output)?.[0] ?? "";
    expect(readdirSync(tmpdir())).not.toContain(name);
  });

  test("an engine that wrote no log still ends with its code", async () => {
    const run = await runOperation(engine("exit 255"), ["preview"], { verbose: false });
    expect(run).toMatchObject({ code: 255, report: { steps: [], nothingApplied: true } });
  });

  test.each(["SIGTERM", "SIGHUP"] as const)("%s lets the engine end in order", async (signal) => {
    const ready = join(folder, "ready");
    const before = process.listenerCount(signal);
    const running = runOperation(
      engine(`trap 'echo in order; exit 9' INT; : > '${ready}'; while :; do sleep 0.02; done`),
      ["up"],
      { verbose: false },
    );
    while (!existsSync(ready)) await new Promise((resolve) => setTimeout(resolve, 10));
    process.emit(signal, signal);
    expect(await running).toMatchObject({ code: 9, output: "in order\n" });
    expect(process.listenerCount(signal)).toBe(before);
  });

  test("an engine that a signal ends has no code", async () => {
    const run = await runOperation(engine("kill -9 $$"), ["preview"], { verbose: false });
    expect(run.code).toBeUndefined();
  });
});
