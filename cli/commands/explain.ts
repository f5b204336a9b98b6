import type { Command } from "commander";
import { judged } from "../judged.ts";
import { isoDay, type PlanSource, today, withPlanSource } from "../snapshot-source.ts";

interface Options extends PlanSource {
  readonly asOf: string;
}

/** `kaitalk explain [promise]`: how the verdict on one promise comes about, or every promise in short. */
export function addExplain(program: Command): void {
  withPlanSource(program.command("explain"))
    .description("show how the verdict on one promise comes about, line by line")
    .argument(
      "[promise]",
      "a promise by its id or label, such as call-audio-and-transcript; without it every promise in short",
    )
    .option("--as-of <date>", "day on which waivers and attestations must be valid", isoDay, today())
    .action(explain);
}

async function explain(id: string | undefined, { asOf, ...source }: Options): Promise<void> {
  const { clauseById } = await import("../../register/clauses.ts");
  const clause = id === undefined ? undefined : clauseById(id);
  const [{ assessment, books }, { explanation }, { promiseTable }, { terminal }] = await Promise.all([
    judged(source, asOf),
    import("../../formats/terminal/explanation.ts"),
    import("../../formats/terminal/promise-table.ts"),
    import("../../formats/terminal/terminal.ts"),
  ]);
  if (!clause) return console.log(promiseTable(assessment.promises, "clause", terminal()).join("\n"));
  const promise = assessment.promises.find((candidate) => candidate.clause === clause.id);
  if (promise) console.log(explanation(promise, { assessment, laws: books.law.value.cards }, terminal()));
}
