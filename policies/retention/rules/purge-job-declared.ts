import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { deletedByJob } from "../clauses.ts";
import { isPurgeJob, purgeJob } from "../purge-job.ts";

export const purgeJobDeclared = defineRule({
  id: "purge-job-declared",
  severity: "critical",
  clauses: deletedByJob,
  description: "One cron job runs the purge.",
  remediation: "Declare the cron job once, with the command, schedule and environment that solve() gives.",
  subjects: purgeJob,
  messages: {
    none: "no {called} is declared, so no row is ever deleted.",
    several: "{count} of them are declared; two schedules hide each other's outage.",
  },
  checkStack(stack, violated) {
    const count = stack.ofType(types.render.cronJob).filter(isPurgeJob).length;
    if (count === 0) violated("none", { called: purgeJob.called });
    if (count > 1) violated("several", { count });
  },
});
