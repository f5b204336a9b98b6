#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { Command } from "commander";
import { addAnalyze } from "./commands/analyze.ts";
import { addCheck } from "./commands/check.ts";
import { addDiff } from "./commands/diff.ts";
import { addDoctor } from "./commands/doctor.ts";
import { addEvidence } from "./commands/evidence.ts";
import { addExplain } from "./commands/explain.ts";
import { addGate } from "./commands/gate.ts";
import { addNightly } from "./commands/nightly.ts";
import { addNotice } from "./commands/notice.ts";
import { addPage } from "./commands/page.ts";
import { addPreviousEvidence } from "./commands/previous-evidence.ts";
import { addPullRequest } from "./commands/pull-request.ts";
import { addPurge } from "./commands/purge.ts";
import { addRegister } from "./commands/register.ts";
import { addRetention } from "./commands/retention.ts";
import { addSandbox } from "./commands/sandbox.ts";
import { addPreview, addUp } from "./commands/up.ts";
import { addVerify } from "./commands/verify.ts";
import { reportFailure } from "./report-failure.ts";
import { endOnSignals, guardOutput } from "./streams-and-signals.ts";

// Everything else is loaded when its command is called; what Node made of it is kept for the next time.
enableCompileCache();

const program = new Command("kaitalk")
  .description("Proves that the KAITALK stack keeps what the public sub-processor page promises.")
  .option("--debug", "show where in the code an unexpected failure happened", false)
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
addNotice(program);
addPage(program);
program.commandsGroup("Keep retention:");
addPurge(program);
addRetention(program);
program.commandsGroup("Prove:");
addEvidence(program);
addVerify(program);
program.commandsGroup("Pipelines:");
addGate(program);
addPullRequest(program);
addNightly(program);
addPreviousEvidence(program);

guardOutput();
endOnSignals();
try {
  if (process.argv.length <= 2) program.outputHelp();
  else await program.parseAsync();
} catch (error) {
  process.exitCode = reportFailure(error, program.opts<{ debug: boolean }>());
}
