import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Benchmark, Figure } from "./benchmark.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

interface Taken {
  readonly resources: number;
  readonly findings: number;
  /** Seconds. */
  readonly judging: number;
  /** Seconds. */
  readonly building: number;
  readonly bytes: number;
  /** Largest resident set of the process, in bytes. */
  readonly peak: number;
}

/** The whole pack of the shipped stack, and of one with 10,000 resources, each in a process of its own. */
export const evidence: Benchmark = {
  id: "evidence",
  title: "the whole pack: shipped stack and 10,000 resources",
  async measure(say) {
    say("shipped stack");
    const shipped = take(1);
    say("10,000 resources");
    const large = take(10_000);
    return [
      goal("shipped stack", shipped.building, 5),
      ...figures("10,000 resources", large),
      goal("10,000 resources, pack", large.building, 30),
      {
        label: "10,000 resources, memory",
        value: `${(large.peak / 2 ** 20).toFixed(0)} MiB`,
        goal: "1024 MiB",
        reached: large.peak <= 2 ** 30,
      },
    ];
  },
};

function take(resources: number): Taken {
  const args = ["bench/evidence-at-scale.ts", String(resources)];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: root, encoding: "utf8" }));
}

function figures(label: string, { resources, findings, judging, bytes }: Taken): Figure[] {
  return [
    {
      label: `${label}, judged`,
      value: `${resources} resources, ${findings} findings, ${judging.toFixed(1)} s`,
    },
    { label: `${label}, size`, value: `${(bytes / 2 ** 20).toFixed(0)} MiB` },
  ];
}

function goal(label: string, seconds: number, limit: number): Figure {
  return { label, value: `${seconds.toFixed(1)} s`, goal: `${limit} s`, reached: seconds <= limit };
}
