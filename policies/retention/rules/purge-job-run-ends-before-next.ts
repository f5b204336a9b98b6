import { solve } from "../../../retention/solve.ts";
import { defineRule } from "../../kernel/rule.ts";
import { deletedByJob } from "../clauses.ts";
import { purgeJob, variable } from "../purge-job.ts";

export const purgeJobRunEndsBeforeNext = defineRule({
  id: "purge-job-run-ends-before-next",
  severity: "high",
  clauses: deletedByJob,
  description: "A run of the purge job stops itself within the budget that the ages are solved for.",
  remediation: "Take the environment of the cron job from solve().",
  subjects: purgeJob,
  messages: { long: "{path} is {actual}; a run may take {budget} s, and the next one waits for it." },
  check(job, violated) {
    const actual = job.read(variable("runSeconds"));
    const budget = solve().purge.runSeconds;
    const kept = Number(actual.value) > 0 && Number(actual.value) <= budget;
    if (!kept) violated("long", { path: actual.path, actual, budget });
  },
});
