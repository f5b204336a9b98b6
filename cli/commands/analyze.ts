import type { Command } from "commander";
import { InputError } from "../../register/input-error.ts";

interface Options {
  readonly stack: string;
  readonly export: string;
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
    .option("--json", "print the outcome as JSON", false)
    .option("--verbose", "show what the engine prints", false)
    .addHelpText("after", "\nExit codes: 0 met, 1 violated, 2 bad input, 3 unverified, 4 engine, 5 no CLI.")
    .action(run);
}

async function run(options: Options): Promise<void> {
  const { cliOrExit } = await import("../../engine/cli-or-exit.ts");
  const cli = await cliOrExit();
  if (!cli) return;
  const [
    { analyze },
    { exportState },
    { realStack },
    { report },
    { planProgram },
    { sealState },
    { mkdirSync, writeFileSync },
    path,
  ] = await Promise.all([
    import("../../engine/analyze.ts"),
    import("../../engine/exported-state.ts"),
    import("../../engine/real-stack.ts"),
    import("../../engine/report-result.ts"),
    import("../../snapshot/program.ts"),
    import("../../snapshot/seal-state.ts"),
    import("node:fs"),
    import("node:path"),
  ]);
  const target = realStack(cli, options.stack);
  const state = await exportState(target, { secrets: "shown" });
  if (state === undefined)
    throw new InputError([
      `the backend holds no stack "${options.stack}", or cannot be reached; see: pulumi stack ls.`,
    ]);
  const file = path.resolve(options.export);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, sealState(state, await planProgram({ stack: options.stack })), { mode: 0o600 });
  report(await analyze(target, file, options), options);
}
