import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Assessment } from "../judge/assessment.ts";
import { type ChangeFinding, judgeChange } from "../judge/change.ts";
import { packs } from "../policies/packs.ts";
import type { StackConfig } from "../snapshot/stack-config.ts";
import { changeSteps } from "./change-steps.ts";
import { classify, type EngineOutcome } from "./classify.ts";
import { type EngineReport, readEvents } from "./events.ts";
import { judgedProgram } from "./judged-program.ts";
import { type EngineTarget, progress, runOperation, type Talk } from "./run-engine.ts";

/** How an operation ended, what it did, and why it was refused although the engine would have done it. */
export interface OperationResult {
  readonly operation: "check" | "preview" | "drift" | "up" | "refresh" | "destroy" | "analyze";
  readonly outcome: EngineOutcome;
  readonly refused: readonly ChangeFinding[];
  readonly report: EngineReport;
  /** What the promises are, where the program was judged before. */
  readonly assessment?: Assessment;
  /** What vendors hold and no state knows; only simulated vendors can tell. */
  readonly leftBehind?: readonly { readonly urn: string; readonly id: string }[];
}

export const packNames = packs.map(({ name }) => name);
/** The options that make the engine run every pack. */
export const withPacks = packNames.flatMap((name) => [
  "--policy-pack",
  fileURLToPath(new URL(`../policies/${name}`, import.meta.url)),
]);

/** What would change, judged by every pack and by what it would take away. */
export async function preview(
  target: EngineTarget,
  talk: Talk,
  options: readonly string[] = [],
): Promise<OperationResult> {
  const run = await runOperation(target, ["preview", ...withPacks, ...options], talk);
  return {
    operation: "preview",
    outcome: classify(run, packNames),
    refused: judgeChange(changeSteps(run.report.steps)),
    report: run.report,
  };
}

/** Compares the state with what the vendors hold now; any difference is an outcome of its own. Changes nothing. */
export async function drift(target: EngineTarget, talk: Talk): Promise<OperationResult> {
  const found = await preview(target, { ...talk, called: "drift" }, ["--refresh", "--expect-no-changes"]);
  return { ...found, operation: "drift" };
}

/**
 * Judges the program as `kaitalk check` does, previews, judges, and applies exactly the plan that was judged: the engine
 * refuses every step that is not in it. The packs judge again before each step. `config` is what the program is told.
 */
export async function up(target: EngineTarget, config: StackConfig, talk: Talk): Promise<OperationResult> {
  progress("check", talk)();
  const today = new Date().toISOString().slice(0, 10);
  const { assessment, refusal } = await judgedProgram(config, today);
  if (refusal)
    return { operation: "check", outcome: refusal, refused: [], report: readEvents(""), assessment };
  const folder = mkdtempSync(join(tmpdir(), "kaitalk-plan-"));
  const plan = join(folder, "plan.json");
  try {
    const judged = await preview(target, talk, ["--save-plan", plan]);
    if (judged.outcome.kind !== "done" || judged.refused.length > 0) return judged;
    const run = await runOperation(target, ["up", "--yes", "--plan", plan, ...withPacks], talk);
    return {
      operation: "up",
      outcome: classify(run, packNames),
      refused: [],
      report: run.report,
      assessment,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Takes into the state what the vendors hold now. No pack runs: the next preview judges it. */
export async function refresh(target: EngineTarget, talk: Talk): Promise<OperationResult> {
  const run = await runOperation(target, ["refresh", "--yes"], talk);
  return { operation: "refresh", outcome: classify(run), refused: [], report: run.report };
}

/** Deletes every resource of the stack. What is protected, and what a vendor refuses to delete, stays. */
export async function destroy(target: EngineTarget, talk: Talk): Promise<OperationResult> {
  const run = await runOperation(target, ["destroy", "--yes"], talk);
  return { operation: "destroy", outcome: classify(run), refused: [], report: run.report };
}
