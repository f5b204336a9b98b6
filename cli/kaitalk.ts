#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { InputError } from "../register/input-error.ts";
import { addCheck } from "./commands/check.ts";
import { addExplain } from "./commands/explain.ts";
import { exitCodes } from "./exit-codes.ts";

const program = new Command("kaitalk")
  .description("Proves that the KAITALK stack keeps what the public sub-processor page promises.")
  .exitOverride()
  .configureHelp({ sortSubcommands: false })
  .addHelpText("after", "\nStart with: kaitalk check");
addCheck(program);
addExplain(program);

try {
  if (process.argv.length <= 2) program.outputHelp();
  else await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

/** One clear sentence a problem. Commander has already printed what it refuses. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.met : exitCodes.badInput;
  if (!(error instanceof InputError)) throw error;
  for (const problem of error.problems) console.error(`kaitalk: ${problem}`);
  return exitCodes.badInput;
}
