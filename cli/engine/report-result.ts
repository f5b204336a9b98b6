import { exitCodes } from "../exit-codes.ts";
import { terminal } from "../terminal.ts";
import { exitCodeOf } from "./classify.ts";
import type { OperationResult } from "./operations.ts";
import { summary } from "./summary.ts";

/** Prints how an operation ended and gives the process its exit code. */
export function report(result: OperationResult): void {
  console.log(summary(result, terminal()));
  process.exitCode = result.refused.length > 0 ? exitCodes.violated : exitCodeOf(result.outcome);
}
