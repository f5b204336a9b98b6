import type { Command } from "commander";
import type { OperationResult } from "../../engine/operations.ts";
import type { EngineTarget } from "../../engine/run-engine.ts";

interface Options {
  readonly stack: string;
  readonly verbose: boolean;
  readonly json: boolean;
  readonly drift?: boolean;
}

/** `kaitalk preview`: the engine's preview of the real stack, judged by every pack and by what it would take away. */
export function addPreview(program: Command): void {
  engineCommand(
    program,
    "preview",
    "show what would change on the real stack, and judge it",
    async (target, options) => {
      const { drift, preview } = await import("../../engine/operations.ts");
      return options.drift ? drift(target, options) : preview(target, options);
    },
  ).option("--drift", "compare with what the vendors hold; any difference fails (exit 1)");
}

/** `kaitalk up`: previews, judges and applies exactly the plan that was judged. */
export function addUp(program: Command): void {
  engineCommand(
    program,
    "up",
    "apply the stack: preview, judge, then exactly the judged plan",
    async (target, options) => {
      const [{ up }, { readOwnConfig }] = await Promise.all([
        import("../../engine/operations.ts"),
        import("../../snapshot/stack-config.ts"),
      ]);
      return up(target, readOwnConfig(options.stack), options);
    },
    ["next: pulumi stack export --show-secrets --file state.json, then npx kaitalk check --state state.json"],
  );
}

function engineCommand(
  program: Command,
  name: string,
  description: string,
  operation: (target: EngineTarget, options: Options) => Promise<OperationResult>,
  next: readonly string[] = [],
): Command {
  return program
    .command(name)
    .description(description)
    .option("--stack <name>", "stack to work on", "prod")
    .option("--json", "print the outcome as JSON", false)
    .option("--verbose", "show what the engine prints", false)
    .addHelpText(
      "after",
      "\nExit codes: 0 done, 1 violated or drifted, 2 bad input, 3 unverified, 4 engine, 5 no CLI.",
    )
    .action(async (options: Options) => {
      const { cliOrExit } = await import("../../engine/cli-or-exit.ts");
      const cli = await cliOrExit();
      if (!cli) return;
      const { report } = await import("../../engine/report-result.ts");
      const { realStack } = await import("../../engine/real-stack.ts");
      report(await operation(realStack(cli, options.stack), options), { ...options, next });
    });
}
