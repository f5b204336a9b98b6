import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import type { GateReport } from "../../gate/gate.ts";
import { exitCodes } from "../../judge/exit-codes.ts";
import { InputError } from "../../register/input-error.ts";
import { isoDay, today } from "../snapshot-source.ts";

interface Options {
  readonly stack: string;
  readonly asOf: string;
  readonly format: "text" | "json";
}

/** `kaitalk gate <folder>`: run from main, judges what another checkout proposes. */
export function addGate(program: Command): void {
  program
    .command("gate")
    .description("judge a proposal's checkout with the packs, register and judge of this one")
    .argument("<folder>", "checkout of the pull request's head")
    .option("--stack <name>", "stack to plan from the proposal's Pulumi.<name>.yaml", "prod")
    .option("--as-of <date>", "day on which waivers and attestations must be valid", isoDay, today())
    .option("--format <format>", "text or json", "text")
    .addHelpText(
      "after",
      "\nRun it from a checkout of main. Exit codes: 0 keeps every promise, 1 breaks one or weakens the register,\n2 bad input, 3 unverified, or program and judge cannot run together: the code owners decide.",
    )
    .action(run);
}

async function run(folder: string, { stack, asOf, format }: Options): Promise<void> {
  const [{ gate }, { existsSync }, { join }] = await Promise.all([
    import("../../gate/gate.ts"),
    import("node:fs"),
    import("node:path"),
  ]);
  if (!existsSync(join(folder, "infra/index.ts")))
    throw new InputError([`${folder}: holds no infra/index.ts; name a checkout of this project.`]);
  const report = gate(fileURLToPath(new URL("../../", import.meta.url)), folder, { stack, asOf });
  if (format === "json") console.log(JSON.stringify(report, null, 2));
  else {
    const [{ gateReport }, { terminal }] = await Promise.all([
      import("../../formats/terminal/gate-report.ts"),
      import("../../formats/terminal/terminal.ts"),
    ]);
    console.log(gateReport(report, terminal()));
  }
  process.exitCode = exitCodeOf(report);
}

function exitCodeOf({ program, register }: GateReport): number {
  if (register.length > 0 || (program.ran && program.exitCode === exitCodes.violated))
    return exitCodes.violated;
  return program.ran ? program.exitCode : exitCodes.unverified;
}
