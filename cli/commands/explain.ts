import type { Command } from "commander";

/** `kaitalk explain <clause>`: how the verdict on one promise comes about. */
export function addExplain(program: Command): void {
  program
    .command("explain")
    .description("show how the verdict on one promise comes about, line by line")
    .argument("<clause>", "clause id, such as call-audio-and-transcript")
    .option("--stack <name>", "stack to plan in process", "prod")
    .action(explain);
}

async function explain(id: string, { stack }: { readonly stack: string }): Promise<void> {
  const { clauseById } = await import("../../register/clauses.ts");
  const clause = clauseById(id);
  const [{ planProgram }, { judge }, { explanation }, { terminal }] = await Promise.all([
    import("../../snapshot/program.ts"),
    import("../../judge/judge.ts"),
    import("../../formats/terminal/explanation.ts"),
    import("../../formats/terminal/terminal.ts"),
  ]);
  const judgement = judge(await planProgram({ stack }), { asOf: new Date().toISOString().slice(0, 10) });
  const promise = judgement.promises.find((candidate) => candidate.clause === clause);
  if (promise) console.log(explanation(promise, terminal()));
}
