import { exitCodes } from "../judge/exit-codes.ts";
import { fileProblem } from "../register/file-problem.ts";

/**
 * Keeps a closed pipe (`kaitalk check | head -1`) and a full disk behind the output from ending the process in Node's
 * own way. A reader who has gone has read enough; output that was lost is bad input.
 */
export function guardOutput(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: Error) => {
      if ("code" in error && (error.code === "EPIPE" || error.code === "EOF")) return;
      process.once("exit", () => {
        process.exitCode = exitCodes.badInput;
      });
      if (stream === process.stdout)
        console.error(
          `kaitalk: the output cannot be written: ${fileProblem(error)?.reason ?? "its place is gone"}.`,
        );
    });
}

/** Ends in one sentence when somebody stops the command, unless the command itself knows how to stop. */
export function endOnSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => {
      if (process.listenerCount(signal) > 1) return;
      console.error("kaitalk: stopped; nothing half-written is left.");
      process.exit(exitCodes.badInput);
    });
}
