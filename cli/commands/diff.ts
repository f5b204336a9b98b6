import type { Command } from "commander";
import { judged } from "../judged.ts";
import { oneOf } from "../one-of.ts";
import { isoDay, today } from "../snapshot-source.ts";

interface Options {
  readonly stack: string;
  readonly asOf: string;
  readonly format: "text" | "json";
}

/** `kaitalk diff <before> [now]`: what differs between two assessments. */
export function addDiff(program: Command): void {
  program
    .command("diff")
    .description("show what differs between two assessments: promises, rules, findings, gaps")
    .argument("<before>", "folder of a pack, file of kaitalk check --format json, or git ref")
    .argument("[now]", "the same; else the program as it is here")
    .option("--stack <name>", "stack to judge where a ref or the program is", "prod")
    .option("--as-of <date>", "day on which waivers and attestations must be valid", isoDay, today())
    .option("--format <format>", "text or json", oneOf("text", "json"), "text")
    .addHelpText(
      "after",
      "\nA git ref is judged by its own code, in a work tree that is removed afterwards.\n" +
        "It informs and judges nothing. Exit codes: 0 with differences and without, 2 bad input.",
    )
    .action(diff);
}

async function diff(before: string, now: string | undefined, options: Options): Promise<void> {
  const [{ readAssessment }, { differenceOf }] = await Promise.all([
    import("../earlier-assessment.ts"),
    import("../../judge/difference.ts"),
  ]);
  const earlier = readAssessment(before, options);
  const later =
    now === undefined
      ? (await judged({ stack: options.stack }, options.asOf)).assessment
      : readAssessment(now, options);
  const difference = differenceOf(earlier, later);
  if (options.format === "json") return console.log(JSON.stringify(difference, null, 2));
  const [{ differenceInWords }, { terminal }] = await Promise.all([
    import("../../formats/terminal/difference.ts"),
    import("../../formats/terminal/terminal.ts"),
  ]);
  console.log(differenceInWords(difference, terminal()));
}
