import type { Assessment } from "../judge/assessment.ts";
import { exitCodes } from "../judge/exit-codes.ts";
import { gravestFailure, verdicts } from "../judge/verdict.ts";

/** What is not complete was not judged whole, and so is no better than broken. */
export function assessmentExitCode({ counts, findings, completeness }: Assessment, strict: boolean): number {
  if (!completeness.complete) return exitCodes.violated;
  const promised = verdicts.filter((verdict) => counts[verdict] > 0);
  const found = findings.map(({ outcome }) => outcome);
  return exitCodes[gravestFailure([...promised, ...found], { strict })];
}
