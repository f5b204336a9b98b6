import type { PlanSource } from "./snapshot-source.ts";

/** What repeats the run; folders and keys are the reader's own. */
export function commandLine({ stack, state, plan }: PlanSource, asOf: string, continues: boolean): string {
  const judged = state ? "--state FILE" : plan ? "--plan FILE" : `--stack ${stack}`;
  return `kaitalk evidence ${judged} --as-of ${asOf}${continues ? " --previous DIR" : ""} --out DIR`;
}
