import { exitCodes } from "../judge/exit-codes.ts";
import { fileProblem } from "../register/file-problem.ts";

/**
 * Keeps a closed pipe (`kaitalk check | head -1`) and a full disk behind the output from ending the process in Node's
 * own way. A reader who has gone has read enough; output that was lost is bad input. What is printed commands nobody.
 */
export function guardOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    const write: (...args: [never]) => boolean = stream.write.bind(stream);
    const asWritten = (chunk: string | Uint8Array, ...rest: unknown[]) =>
      write(...([typeof chunk === "string" ? withoutCommands(chunk) : chunk, ...rest] as [never]));
    stream.write = asWritten as typeof stream.write;
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
}

/**
 * GitHub's runner reads commands out of whatever a step prints: a line that begins with `::`, after spaces too, or holds `##[`
 * anywhere. We print none, so that such a line comes from a name. JSON stays the same JSON.
 */
export function withoutCommands(text: string): string {
  return text.replaceAll("##[", "#\\u0023[").replaceAll(/^([^\S\n]*)::/gm, "$1\\::");
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Work that hears the first signal itself and ends in its own way; a second one ends the process. */
export async function hearing<T>(work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const abort = () => stop.abort();
  for (const signal of signals) process.once(signal, abort);
  try {
    return await work(stop.signal);
  } finally {
    for (const signal of signals) process.off(signal, abort);
  }
}

/** Ends in one sentence when somebody stops the command, unless the command itself knows how to stop. */
export function endOnSignals(): void {
  for (const signal of signals)
    process.on(signal, () => {
      if (process.listenerCount(signal) > 1) return;
      console.error("kaitalk: stopped; nothing half-written is left.");
      process.exit(exitCodes.badInput);
    });
}
