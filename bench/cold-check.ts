import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findCli, type PulumiCli } from "../engine/find-cli.ts";
import { preview } from "../engine/operations.ts";
import { withSandbox } from "../engine/sandbox-session.ts";
import { type Benchmark, type Figure, quantile } from "./benchmark.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const runs = 7;
/** Each takes as long as several checks. */
const previews = 3;
const goalSeconds = 3;
const goalShare = 1 / 3;

/**
 * A new process each time, as a pull request's check is; beside it a process that does nothing, to compare machines, and
 * the real engine's preview of the same program with the same packs against simulated vendors, where a CLI is found.
 */
export const coldCheck: Benchmark = {
  id: "cold-check",
  title: `kaitalk check in a new process, median of ${runs}`,
  async measure(say) {
    say("bare node");
    const bare = median(runs, () => seconds(["--eval", "0"]));
    say("kaitalk check");
    const check = median(runs, () => seconds(["cli/kaitalk.ts", "check", "--format", "json"]));
    const cli = await findCli({ mayDownload: false });
    return [
      {
        label: "kaitalk check",
        value: `${check.toFixed(2)} s`,
        goal: `at most ${goalSeconds} s`,
        reached: check <= goalSeconds,
      },
      { label: "bare node", value: `${bare.toFixed(2)} s` },
      { label: "check to bare node", value: (check / bare).toFixed(1) },
      ...(cli
        ? await besideTheEngine(cli, check, say)
        : [{ label: "engine's preview", value: "not measured: needs the Pulumi CLI" }]),
    ];
  },
};

async function besideTheEngine(
  cli: PulumiCli,
  check: number,
  say: (text: string) => void,
): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "kaitalk-bench-"));
  try {
    const taken = await withSandbox({ folder, stack: "prod", cli }, async ({ target }) => {
      const samples: number[] = [];
      for (let run = 1; run <= previews; run += 1) {
        say(`engine's preview ${run} of ${previews}`);
        const started = performance.now();
        const { outcome } = await preview(target, { verbose: false });
        if (outcome.kind !== "done") throw new Error(`the engine's preview ended as ${outcome.kind}.`);
        samples.push((performance.now() - started) / 1000);
      }
      return quantile(samples, 0.5);
    });
    const share = check / taken;
    return [
      { label: `engine's preview, ${cli.version}`, value: `${taken.toFixed(2)} s, median of ${previews}` },
      {
        label: "check to preview",
        value: share.toFixed(2),
        goal: "at most a third",
        reached: share <= goalShare,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function median(count: number, measure: () => number): number {
  return quantile(Array.from({ length: count }, measure), 0.5);
}

function seconds(args: readonly string[]): number {
  const started = performance.now();
  execFileSync(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 1 << 28,
  });
  return (performance.now() - started) / 1000;
}
