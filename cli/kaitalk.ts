#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { exitCodes } from "../judge/exit-codes.ts";
import { visible } from "../policies/kernel/visible.ts";
import { InputError } from "../register/input-error.ts";
import { addAnalyze } from "./commands/analyze.ts";
import { addCheck } from "./commands/check.ts";
import { addDiff } from "./commands/diff.ts";
import { addDoctor } from "./commands/doctor.ts";
import { addEvidence } from "./commands/evidence.ts";
import { addExplain } from "./commands/explain.ts";
import { addNightly } from "./commands/nightly.ts";
import { addPreviousEvidence } from "./commands/previous-evidence.ts";
import { addPullRequest } from "./commands/pull-request.ts";
import { addPurge } from "./commands/purge.ts";
import { addRegister } from "./commands/register.ts";
import { addRetention } from "./commands/retention.ts";
import { addSandbox } from "./commands/sandbox.ts";
import { addPreview, addUp } from "./commands/up.ts";
import { addVerify } from "./commands/verify.ts";

const program = new Command("kaitalk")
  .description("Proves that the KAITALK stack keeps what the public sub-processor page promises.")
  .exitOverride()
  .configureHelp({ sortSubcommands: false })
  .addHelpText("after", "\nStart with: kaitalk check");

program.commandsGroup("Judge:");
addCheck(program);
addExplain(program);
addDiff(program);
program.commandsGroup("Deploy:");
addDoctor(program);
addSandbox(program);
addPreview(program);
addUp(program);
addAnalyze(program);
program.commandsGroup("Keep the list:");
addRegister(program);
program.commandsGroup("Keep retention:");
addPurge(program);
addRetention(program);
program.commandsGroup("Prove:");
addEvidence(program);
addVerify(program);
program.commandsGroup("Pipelines:");
addPullRequest(program);
addNightly(program);
addPreviousEvidence(program);

try {
  if (process.argv.length <= 2) program.outputHelp();
  else await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

/** One clear sentence a problem. Commander has already printed what it refuses. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.met : exitCodes.badInput;
  if (!(error instanceof InputError)) {
    // Node itself would end with 1, which here says that a promise is broken.
    console.error(error);
    return exitCodes.engineFailure;
  }
  for (const problem of error.problems) console.error(`kaitalk: ${visible(problem)}`);
  return exitCodes.badInput;
}
