import type { Command } from "commander";
import { judged } from "../judged.ts";
import { withObservations } from "../observations.ts";
import { type PlanSource, today } from "../snapshot-source.ts";

/** `kaitalk explain <clause>`: how the verdict on one promise comes about. */
export function addExplain(program: Command): void {
  withObservations(program.command("explain"))
    .description("show how the verdict on one promise comes about, line by line")
    .argument("<clause>", "clause id, such as call-audio-and-transcript")
    .option("--stack <name>", "stack to plan in process", "prod")
    .action(explain);
}

async function explain(id: string, source: Pick<PlanSource, "stack" | "observation">): Promise<void> {
  const { clauseById } = await import("../../register/clauses.ts");
  const clause = clauseById(id);
  const [{ assessment, books }, { explanation }, { terminal }] = await Promise.all([
    judged(source, today()),
    import("../../formats/terminal/explanation.ts"),
    import("../../formats/terminal/terminal.ts"),
  ]);
  const promise = assessment.promises.find((candidate) => candidate.clause === clause.id);
  if (promise) console.log(explanation(promise, { assessment, laws: books.law.value.cards }, terminal()));
}
