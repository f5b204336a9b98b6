import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Benchmark, type Figure, quantile } from "./benchmark.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const runs = 3;
const mostGrowth = 11;
/** Vendors that answer what was declared add little to what judging the declaration costs. */
const mostForAnswers = 1.6;

/** What ten times the resources cost, and what a state costs beside a program, each in a process of its own. */
export const scale: Benchmark = {
  id: "scale",
  title: `judging 1,000 and 10,000 resources, median of ${runs}`,
  async measure(say) {
    const taken = (source: string, resources: number) => {
      say(`${resources} resources of a ${source}`);
      return quantile(
        Array.from({ length: runs }, () => seconds(source, resources)),
        0.5,
      );
    };
    const [program, state] = ["program", "state"].map((source) => ({
      thousand: taken(source, 1_000),
      tenThousand: taken(source, 10_000),
    }));
    if (!program || !state) throw new Error("nothing was measured.");
    return [
      ratio("program, 10,000 to 1,000", program.tenThousand / program.thousand, mostGrowth),
      ratio("state, 10,000 to 1,000", state.tenThousand / state.thousand, mostGrowth),
      ratio("state to program", state.tenThousand / program.tenThousand, mostForAnswers),
    ];
  },
};

function seconds(source: string, resources: number): number {
  const args = ["bench/judging-at-scale.ts", source, String(resources)];
  return Number(execFileSync(process.execPath, args, { cwd: root, encoding: "utf8" }));
}

function ratio(label: string, value: number, most: number): Figure {
  return { label, value: value.toFixed(2), goal: `at most ${most}`, reached: value <= most };
}
