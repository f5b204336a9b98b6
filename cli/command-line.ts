import type { PlanSource } from "./snapshot-source.ts";

/** What repeats the run; folders and keys are the reader's own. */
export function commandLine(
  { stack, state, plan, observation = [] }: PlanSource,
  asOf: string,
  continues: boolean,
): string {
  const judged = state ? "--state FILE" : plan ? "--plan FILE" : `--stack ${stack}`;
  const seen = observation.map(() => " --observation FILE").join("");
  return `kaitalk evidence ${judged}${seen} --as-of ${asOf}${continues ? " --previous DIR" : ""} --out DIR`;
}
