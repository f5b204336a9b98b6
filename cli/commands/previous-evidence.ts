import { appendFileSync, existsSync } from "node:fs";
import type { Command } from "commander";
import { InputError } from "../../register/input-error.ts";

interface Options {
  readonly out: string;
  readonly repository?: string;
}

/** How the release workflow names what it keeps. */
export const artefactName = "evidence";
const branch = "main";
const workflow = ".github/workflows/main.yml";

/** `kaitalk previous-evidence`: the pack of the release before, whose ledger the next pack continues. */
export function addPreviousEvidence(program: Command): void {
  program
    .command("previous-evidence")
    .description(
      "fetch the pack of the release before, with GitHub's CLI gh, for kaitalk evidence --previous",
    )
    .requiredOption("--out <folder>", "where to put the pack; the folder must not exist")
    .option("--repository <owner/name>", "repository of the release; else GITHUB_REPOSITORY")
    .addHelpText(
      "after",
      "\nIn a workflow the step's output `folder` names the pack; it is not set where no release kept one." +
        "\nExit codes: 0 fetched, or there is none, 2 bad input.",
    )
    .action(fetchPack);
}

async function fetchPack({ out, repository: named }: Options): Promise<void> {
  const [{ ghCli, repositoryOf }, { newestArtefact }] = await Promise.all([
    import("../github/api.ts"),
    import("../github/artefacts.ts"),
  ]);
  if (existsSync(out))
    throw InputError.at({ file: out }, "exists already; name a folder that is not there yet.");
  const repository = repositoryOf(named, process.env);
  const kept = await newestArtefact(ghCli, { repository, name: artefactName, branch, workflow });
  if (!kept) return console.log("No earlier release kept a pack: the ledger begins here.");
  if (kept.expired)
    return console.log(`The last pack, of ${kept.madeOn}, has expired at GitHub: the ledger begins anew.`);
  await ghCli.download({ repository, runId: kept.runId, name: artefactName, folder: out });
  console.log(`${out}: pack of the release of ${kept.madeOn}.`);
  const { GITHUB_OUTPUT: outputs } = process.env;
  if (outputs) appendFileSync(outputs, `folder=${out}\n`);
}
