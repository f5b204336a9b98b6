import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Command } from "commander";
import { InputError } from "../../register/input-error.ts";

interface Options {
  readonly stack: string;
  readonly export: string;
  readonly showSecrets: boolean;
  readonly json: boolean;
  readonly verbose: boolean;
}

/** `kaitalk analyze`: exports what was applied and lets the engine judge it with every pack. */
export function addAnalyze(program: Command): void {
  program
    .command("analyze")
    .description("export what was applied to the real stack, and judge it with every pack")
    .option("--stack <name>", "stack to export", "prod")
    .option("--export <file>", "where to write the state, its secrets left out", "dist/state.json")
    .option("--show-secrets", "leave the secrets in the export, which evidence can then judge", false)
    .option("--json", "print the outcome as JSON", false)
    .option("--verbose", "show what the engine prints", false)
    .addHelpText("after", "\nExit codes: 0 met, 1 violated, 2 bad input, 3 unverified, 4 engine, 5 no CLI.")
    .action(run);
}

async function run(options: Options): Promise<void> {
  const { cliOrExit } = await import("../../engine/cli-or-exit.ts");
  const cli = await cliOrExit();
  if (!cli) return;
  const [{ analyze }, { exportState }, { realStack }, { report }, { planProgram }, { sealState }] =
    await Promise.all([
      import("../../engine/analyze.ts"),
      import("../../engine/exported-state.ts"),
      import("../../engine/real-stack.ts"),
      import("../../engine/report-result.ts"),
      import("../../snapshot/program.ts"),
      import("../../snapshot/seal-state.ts"),
    ]);
  const target = realStack(cli, options.stack);
  const state = await exportState(target, { secrets: "shown" });
  if (state === undefined)
    throw new InputError([
      `the backend holds no stack "${options.stack}", or cannot be reached; see: pulumi stack ls.`,
    ]);
  const result = await judgedOpen(state, (file) => analyze(target, file, options));
  const kept = options.showSecrets ? state : sealState(state, await planProgram({ stack: options.stack }));
  const { writeWhole } = await import("../../pack/write-files.ts");
  writeWhole(options.export, kept, 0o600);
  report(result, options);
}

/** What a rule cannot read is unverified, so the state is judged before it is sealed, in a folder that goes at once. */
async function judgedOpen<T>(state: string, judge: (file: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), "kaitalk-state-"));
  try {
    const file = path.join(folder, "state.json");
    writeFileSync(file, state, { mode: 0o600 });
    return await judge(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
