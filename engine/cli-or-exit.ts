import { exitCodes } from "../judge/exit-codes.ts";
import { findCli, missingCliSentence, type PulumiCli } from "./find-cli.ts";

/** The CLI to work with; where none can be had says so in one sentence, and the process ends with its own code. */
export async function cliOrExit(): Promise<PulumiCli | undefined> {
  const cli = await findCli({ mayDownload: true });
  if (cli) return cli;
  console.error(`kaitalk: ${missingCliSentence}`);
  process.exitCode = exitCodes.missingCli;
  return undefined;
}
