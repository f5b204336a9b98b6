import type { Command } from "commander";
import { assessmentExitCode } from "../assessment-exit-code.ts";
import { type Judged, judged } from "../judged.ts";
import { oneOf } from "../one-of.ts";
import { isoDayOrProposed, optionsOf, type PlanSource, today, withPlanSource } from "../snapshot-source.ts";

interface Options extends PlanSource {
  readonly format: "table" | "json";
  readonly evidence?: string;
  readonly asOf: string;
  readonly strict: boolean;
  readonly all: boolean;
}

/** `kaitalk check`: judges the declared, planned or applied stack with every pack. */
export function addCheck(program: Command): void {
  withPlanSource(program.command("check"))
    .description("judge the stack against every promise; needs no account, credential or network")
    .option("--format <format>", "table or json", oneOf("table", "json"), "table")
    .option("--all", "also show the row of every promise, and every finding", false)
    .option("--evidence <folder>", "also write index.html and findings.json there")
    .option(
      "--as-of <date>",
      'day judged, or "proposed": the day of a register that is to come',
      isoDayOrProposed,
      today(),
    )
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
  const found = await judged(options, options.asOf);
  const { assessment } = found;
  const written = options.evidence && (await writeEvidence(found, options));
  if (options.format === "json") {
    const { assessmentJson } = await import("../../formats/json/assessment-file.ts");
    for (const piece of assessmentJson(assessment)) process.stdout.write(piece);
  } else {
    const [{ report }, { terminal }] = await Promise.all([
      import("../../formats/terminal/report.ts"),
      import("../../formats/terminal/terminal.ts"),
    ]);
    console.log(report(assessment, { all: options.all, options: optionsOf(options) }, terminal()));
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`  ${[written, `${seconds} s`].filter(Boolean).join("   ")}`);
  }
  process.exitCode = assessmentExitCode(assessment, options.strict);
}

async function writeEvidence(
  { assessment, books, snapshot }: Judged,
  { evidence = "", state, plan }: Options,
): Promise<string> {
  const [{ writeEvidence: write }, { secretGuard }] = await Promise.all([
    import("../../pack/write-evidence.ts"),
    import("../../judge/secret-guard.ts"),
  ]);
  return write({ assessment, books, guard: secretGuard(snapshot) }, evidence, state ?? plan);
}
