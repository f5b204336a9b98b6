import type { Benchmark, Figure } from "./benchmark.ts";
import { coldCheck } from "./cold-check.ts";
import { evidence } from "./evidence.ts";
import { listHistory } from "./list-history.ts";
import { lookAtMuch } from "./look.ts";
import { noticeUnderKills } from "./notice-under-kills.ts";
import { purgeOfOddRows } from "./purge-of-odd-rows.ts";
import { purgeUnderKills } from "./purge-under-kills.ts";
import { purgeUnderLoad } from "./purge-under-load.ts";
import { scale } from "./scale.ts";

/** `npm run bench [id…]`: prints what each benchmark measures on this machine. */
const benchmarks: readonly Benchmark[] = [
  coldCheck,
  evidence,
  listHistory,
  lookAtMuch,
  noticeUnderKills,
  purgeOfOddRows,
  purgeUnderKills,
  purgeUnderLoad,
  scale,
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((id) => !benchmarks.some((benchmark) => benchmark.id === id));
if (unknown.length > 0) {
  console.error(
    `No benchmark is called ${unknown.join(", ")}; there are ${benchmarks.map(({ id }) => id).join(", ")}.`,
  );
  process.exitCode = 2;
} else
  for (const benchmark of benchmarks)
    if (wanted.length === 0 || wanted.includes(benchmark.id)) await print(benchmark);

async function print({ id, title, obstacle, measure }: Benchmark): Promise<void> {
  console.log(`${id}: ${title}`);
  if (obstacle !== undefined) {
    console.log(`  skipped: ${obstacle}`);
    return;
  }
  const figures = await measure((text) => process.stderr.isTTY && console.error(`  … ${text}`));
  const width = Math.max(...figures.map(({ label }) => label.length));
  for (const figure of figures)
    console.log(`  ${figure.label.padEnd(width)}   ${figure.value}${goalOf(figure)}`);
  if (figures.some(({ wrong }) => wrong)) process.exitCode = 1;
}

function goalOf({ goal, reached }: Figure): string {
  return goal === undefined ? "" : `   (goal: ${goal}, ${reached ? "reached" : "missed"})`;
}
