import type { ObservationFile } from "../judge/observations.ts";
import type { PlanSource } from "./snapshot-source.ts";

/** What repeats the run; folders and keys are the reader's own. */
export function commandLine(
  { stack, state, plan }: Pick<PlanSource, "stack" | "state" | "plan">,
  observations: readonly ObservationFile[],
  asOf: string,
  continues: boolean,
): string {
  const judged = state ? "--state FILE" : plan ? "--plan FILE" : `--stack ${stack}`;
  const seen = observations
    .map(({ observation: { kind }, signedBy }) =>
      kind !== "account"
        ? " --observation FILE"
        : ` --observed DIR${signedBy === undefined ? "" : " --observed-key FILE"}`,
    )
    .join("");
  return `kaitalk evidence ${judged}${seen} --as-of ${asOf}${continues ? " --previous DIR" : ""} --out DIR`;
}
