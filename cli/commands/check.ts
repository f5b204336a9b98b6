import type { Command } from "commander";
import { exitCodes } from "../../judge/exit-codes.ts";
import type { Judgement } from "../../judge/judgement.ts";
import { gravestFailure, verdicts } from "../../judge/verdict.ts";
import { InputError } from "../../register/input-error.ts";
import { isoDay, type PlanSource, readPlan, today, withPlanSource } from "../snapshot-source.ts";

interface Options extends PlanSource {
  readonly format: "table" | "json";
  readonly evidence?: string;
  readonly asOf: string;
  readonly strict: boolean;
}

/** `kaitalk check`: judges the declared, planned or applied stack with every pack. */
export function addCheck(program: Command): void {
  withPlanSource(program.command("check"))
    .description("judge the stack against every promise; needs no account, credential or network")
    .option("--format <format>", "table or json", oneOf("table", "json"), "table")
    .option("--evidence <folder>", "also write index.html and findings.json there")
    .option("--as-of <date>", "day on which waivers and attestations must be valid", isoDay, today())
    .option("--strict", "what is declared, open or contradicted fails too (exit 3)", false)
    .addHelpText(
      "after",
      "\nExit codes: 0 nothing is broken (what is declared, open or contradicted is shown), 1 violated, 2 bad input," +
        "\n3 unverified, or declared, gap or contradicted under --strict.",
    )
    .action(check);
}

async function check(options: Options): Promise<void> {
  const started = performance.now();
  const { judge } = await import("../../judge/judge.ts");
  const judgement = judge(await readPlan(options), { asOf: options.asOf });
  const written = options.evidence && (await writeEvidence(judgement, options));
  if (options.format === "json") {
    const { toReport } = await import("../../formats/json/report.ts");
    console.log(JSON.stringify(toReport(judgement), null, 2));
  } else {
    const [{ verdictTable }, { terminal }] = await Promise.all([
      import("../../formats/terminal/verdict-table.ts"),
      import("../../formats/terminal/terminal.ts"),
    ]);
    console.log(verdictTable(judgement, terminal()));
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`  ${[written, `${seconds} s`].filter(Boolean).join("   ")}`);
  }
  process.exitCode = exitCodeOf(judgement, options.strict);
}

async function writeEvidence(judgement: Judgement, { evidence = "", state, plan }: Options): Promise<string> {
  const { writeEvidence: write } = await import("../../pack/write-evidence.ts");
  return write(judgement, evidence, state ?? plan);
}

function exitCodeOf({ counts, findings }: Judgement, strict: boolean): number {
  const promised = verdicts.filter((verdict) => counts[verdict] > 0);
  const found = findings.map(({ outcome }) => outcome);
  return exitCodes[gravestFailure([...promised, ...found], { strict })];
}

function oneOf<const Choice extends string>(...choices: readonly Choice[]) {
  return (value: string): Choice => {
    const found = choices.find((choice) => choice === value);
    if (!found) throw new InputError([`"${value}" is not one of ${choices.join(", ")}.`]);
    return found;
  };
}
