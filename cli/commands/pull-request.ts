import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { z } from "zod";
import type { EngineChange } from "../../formats/pull-request/comment.ts";
import type { Comparable } from "../../judge/difference.ts";
import { InputError } from "../../register/input-error.ts";
import type { Anew } from "../earlier-assessment.ts";
import { judged } from "../judged.ts";
import { readInput } from "../read-input.ts";
import { isoDayOrProposed, type PlanSource, today, withPlanSource } from "../snapshot-source.ts";

interface Options extends PlanSource {
  readonly asOf: string;
  readonly base?: string;
  readonly baseCheckout?: string;
  readonly preview?: string;
  readonly post?: number;
  readonly repository?: string;
}

/** `kaitalk pull-request`: the comment of a pull request, printed, or written in place on GitHub. */
export function addPullRequest(program: Command): void {
  withPlanSource(program.command("pull-request"))
    .description("write what a change does to the promises, as the one comment of its pull request")
    .option(
      "--base <assessment>",
      "assessment of the base branch: kaitalk check --format json, findings.json, folder of a pack, or git ref",
    )
    .option("--base-checkout <folder>", "checkout of the base branch, to name every change of what judges")
    .option("--preview <file>", "what the engine would change, from: kaitalk preview --json")
    .option("--post <number>", "write the comment on this pull request, with GitHub's CLI gh", wholeNumber)
    .option("--repository <owner/name>", "repository of the pull request; else GITHUB_REPOSITORY")
    .option(
      "--as-of <date>",
      'day judged, or "proposed": the day of a register that is to come',
      isoDayOrProposed,
      today(),
    )
    .addHelpText(
      "after",
      "\nExit codes: 0 written, 2 bad input. Whether promises hold is for kaitalk check to say.",
    )
    .action(write);
}

async function write({
  asOf,
  base,
  baseCheckout,
  preview,
  post,
  repository,
  ...source
}: Options): Promise<void> {
  const [{ assessment }, { pullRequestComment }] = await Promise.all([
    judged(source, asOf),
    import("../../formats/pull-request/comment.ts"),
  ]);
  const before =
    base === undefined ? undefined : await beforeOf(base, { stack: source.stack, asOf: assessment.asOf });
  const markdown = pullRequestComment(assessment, {
    ...(before && { before }),
    ...(baseCheckout !== undefined && { judging: await judgingIn(baseCheckout) }),
    ...(preview !== undefined && changesOf(preview)),
  });
  if (post === undefined) return console.log(markdown);
  const [{ ghCli, repositoryOf }, { upsertComment }] = await Promise.all([
    import("../github/api.ts"),
    import("../github/comment.ts"),
  ]);
  const where = { repository: repositoryOf(repository, process.env), number: post, markdown };
  console.log(`Comment on pull request ${post} ${await upsertComment(ghCli, where)}.`);
}

const previewed = z.looseObject({
  changes: z.array(z.looseObject({ op: z.string(), urn: z.string(), paths: z.array(z.string()) })),
});

/** A base branch that cannot be judged leaves an empty file; the comment then says that nothing was compared. */
async function beforeOf(base: string, anew: Anew): Promise<Comparable | undefined> {
  const { isEmptyFile, readAssessment } = await import("../earlier-assessment.ts");
  return isEmptyFile(base) ? undefined : readAssessment(base, anew);
}

async function judgingIn(baseCheckout: string) {
  const { judgingChanges } = await import("../../gate/what-judges.ts");
  if (!existsSync(join(baseCheckout, "register")))
    throw new InputError([`${baseCheckout}: holds no register; name a checkout of the base branch.`]);
  return judgingChanges(baseCheckout, fileURLToPath(new URL("../../", import.meta.url)));
}

function changesOf(file: string): { changes: readonly EngineChange[] } | undefined {
  const report = read(file, previewed);
  return report && { changes: report.changes };
}

/** Undefined for an empty file: whatever should have written it has failed and said so. */
function read<T>(file: string, schema: z.ZodType<T>): T | undefined {
  const text = readInput(file).toString("utf8");
  if (text.trim() === "") return undefined;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw InputError.at({ file }, "is not what the command named in --help prints; make it again.");
  }
}

function wholeNumber(value: string): number {
  if (!/^[1-9]\d*$/.test(value)) throw new InputError([`"${value}" is not the number of a pull request.`]);
  return Number(value);
}
