import type { Command } from "commander";
import { InputError } from "../../register/input-error.ts";
import type { NightlyCheck, StepOutcome } from "../nightly-issue.ts";

interface Options {
  readonly drift: StepOutcome;
  readonly retentionAudit: StepOutcome;
  readonly observe: StepOutcome;
  readonly observed: StepOutcome;
  readonly runUrl: string;
  readonly post: boolean;
  readonly repository?: string;
}

/** `kaitalk nightly`: keeps the one issue of what the nightly checks find. */
export function addNightly(program: Command): void {
  program
    .command("nightly")
    .description("open, rewrite or close the one issue that tells how the nightly checks ended")
    .requiredOption("--drift <outcome>", "how the drift check ended", outcome)
    .requiredOption("--retention-audit <outcome>", "how the retention audit ended", outcome)
    .requiredOption("--observe <outcome>", "how the look into the accounts ended", outcome)
    .requiredOption("--observed <outcome>", "how the judgement of what was seen there ended", outcome)
    .requiredOption("--run-url <url>", "page of the run, for the issue to link to")
    .option("--post", "keep the issue on GitHub, with GitHub's CLI gh; else only print", false)
    .option("--repository <owner/name>", "repository of the issue; else GITHUB_REPOSITORY")
    .addHelpText(
      "after",
      "\nOutcomes: success, failure, cancelled, skipped.\nExit codes: 0 done, 2 bad input.",
    )
    .action(tell);
}

async function tell({ runUrl, post, repository, ...ended }: Options): Promise<void> {
  const { nightlyProblem, nightlyHealed } = await import("../nightly-issue.ts");
  const outcomes = new Map<NightlyCheck, StepOutcome>([
    ["drift", ended.drift],
    ["retention-audit", ended.retentionAudit],
    ["observe", ended.observe],
    ["observed", ended.observed],
  ]);
  const problem = nightlyProblem(outcomes, runUrl);
  const healed = nightlyHealed(runUrl);
  if (!post) return console.log(problem ?? healed);
  const [{ ghCli, repositoryOf }, { keepIssue }] = await Promise.all([
    import("../github/api.ts"),
    import("../github/issue.ts"),
  ]);
  const state = { repository: repositoryOf(repository, process.env), problem, healed };
  console.log(`Nightly issue: ${await keepIssue(ghCli, state)}.`);
}

const outcomes: readonly StepOutcome[] = ["success", "failure", "cancelled", "skipped"];

function outcome(value: string): StepOutcome {
  const known = outcomes.find((candidate) => candidate === value);
  // GitHub leaves an outcome empty when the job never reached the step.
  if (value === "") return "skipped";
  if (!known) throw new InputError([`"${value}" is not one of ${outcomes.join(", ")}.`]);
  return known;
}
