import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Benchmark, quantile } from "./benchmark.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const runs = 7;

/** A new process each time, as a pull request's check is; beside it a process that does nothing, to compare machines. */
export const coldCheck: Benchmark = {
  id: "cold-check",
  title: `kaitalk check in a new process, median of ${runs}`,
  async measure(say) {
    const median = (args: readonly string[]) =>
      quantile(
        Array.from({ length: runs }, () => seconds(args)),
        0.5,
      );
    say("bare node");
    const bare = median(["--eval", "0"]);
    say("kaitalk check");
    const check = median(["cli/kaitalk.ts", "check", "--format", "json"]);
    return [
      { label: "kaitalk check", value: `${check.toFixed(2)} s` },
      { label: "bare node", value: `${bare.toFixed(2)} s` },
      { label: "ratio", value: (check / bare).toFixed(1) },
    ];
  },
};

function seconds(args: readonly string[]): number {
  const started = performance.now();
  execFileSync(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 1 << 28,
  });
  return (performance.now() - started) / 1000;
}
