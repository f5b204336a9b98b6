import { terminal } from "../formats/terminal/terminal.ts";
import { exitCodes } from "../judge/exit-codes.ts";
import { changesOf } from "./changes.ts";
import { exitCodeOf } from "./classify.ts";
import type { OperationResult } from "./operations.ts";
import { summary } from "./summary.ts";

interface Wanted {
  readonly json: boolean;
  /** What a person may do after it went well, a sentence each. */
  readonly next?: readonly string[];
}

/** Prints how an operation ended, for people or as JSON, and gives the process its exit code. */
export function report(result: OperationResult, { json, next }: Wanted): void {
  process.exitCode = result.refused.length > 0 ? exitCodes.violated : exitCodeOf(result.outcome);
  console.log(json ? JSON.stringify(toJson(result), null, 2) : summary(result, terminal(), next));
}

/** What a pipeline reads: the outcome, every finding, what was refused and what changes. Holds no value of a resource. */
export function toJson({
  operation,
  outcome,
  refused,
  leftBehind,
  assessment,
  report: { steps, changes },
}: OperationResult) {
  return {
    operation,
    outcome: refused.length > 0 ? "refused" : outcome.kind,
    findings: "findings" in outcome ? outcome.findings : [],
    errors: "sentences" in outcome ? outcome.sentences : [],
    refused,
    changes: changesOf(steps),
    counts: changes,
    ...(assessment && { promises: assessment.counts }),
    ...(leftBehind && { leftBehind }),
  };
}
