import type { AssessedPromise } from "../../judge/assessment.ts";
import { besidePromised } from "../../judge/sentences.ts";
import { verdictWord } from "../../judge/verdict.ts";
import { columns } from "./columns.ts";
import { painted } from "./painted.ts";
import type { Terminal } from "./terminal.ts";

const indent = 2;
const narrowLabel = 16;

/** One row a promise, by its label, or by the id that `kaitalk explain` takes: one number, and the verdict. */
export function promiseTable(
  promises: readonly AssessedPromise[],
  by: "label" | "clause",
  terminal: Terminal,
): string[] {
  const rows = promises.map((promise) => [
    promise[by],
    besidePromised(promise),
    painted(promise.verdict, verdictWord(promise.verdict), terminal),
  ]);
  const header = [
    // An id is there to be copied, a label to be read.
    {
      title: "promise",
      ...(by === "label" && { most: Math.max(narrowLabel, Math.floor(terminal.width / 3)) }),
    },
    { title: "worst case in this stack", grows: true },
    { title: "verdict" },
  ];
  return columns(header, rows, terminal.width - indent).map((line) =>
    line ? " ".repeat(indent) + line : line,
  );
}
