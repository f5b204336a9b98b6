import { defineRule } from "../../kernel/rule.ts";
import { Unverified } from "../../kernel/subject.ts";
import { purged } from "../clauses.ts";
import { historyOf } from "../declared-copies.ts";
import { purgeJob, variable } from "../purge-job.ts";

export const purgeJobToldNeonHistory = defineRule({
  id: "purge-job-told-neon-history",
  severity: "critical",
  clauses: purged,
  description:
    "The purge job is told the history that the Neon project keeps, since its ages follow from it.",
  remediation: "Take the project's history and the cron job's environment from the same solve().",
  subjects: purgeJob,
  messages: { differs: "{path} is {actual}; the Neon project keeps {history} s." },
  checkInStack(job, stack, violated) {
    const actual = job.read(variable("historySeconds"));
    const history = historyOf(stack);
    if (history === undefined) throw new Unverified("the history of the stack's Neon project is not known");
    if (Number(actual.value) !== history) violated("differs", { path: actual.path, actual, history });
  },
});
