import { classify } from "./classify.ts";
import { readEvents } from "./events.ts";
import { type OperationResult, packNames, withPacks } from "./operations.ts";
import { type EngineTarget, runCli, type Talk } from "./run-engine.ts";

/** Judges an exported state with the engine's own analysis and every pack. No program, provider or account is asked. */
export async function analyze(target: EngineTarget, stateFile: string, talk: Talk): Promise<OperationResult> {
  const args = ["policy", "analyze", ...withPacks, "--file", stateFile, "--json"];
  const { code, output, stdout } = await runCli(target, args, talk);
  const report = readEvents(stdout);
  return {
    operation: "analyze",
    outcome: classify({ code, output, report }, packNames),
    refused: [],
    report,
  };
}
