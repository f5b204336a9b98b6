import { inWords } from "../../../register/duration.ts";
import { solve } from "../../../retention/solve.ts";
import { defineRule } from "../../kernel/rule.ts";
import { deletedByJob } from "../clauses.ts";
import { gapOf, purgeJob } from "../purge-job.ts";

export const purgeJobRunsOftenEnough = defineRule({
  id: "purge-job-runs-often-enough",
  severity: "critical",
  clauses: deletedByJob,
  description: "The purge job starts as often as the shortest promise needs.",
  remediation: "Set schedule to the text that solve() gives.",
  subjects: purgeJob,
  messages: {
    rare: "schedule is {actual}, at worst {gap} from start to start; the ages are solved for {interval}.",
    unreadable: "schedule is {actual}, which is no cron schedule of five fields.",
  },
  check(job, violated) {
    const actual = job.read("schedule");
    const gap = gapOf(job);
    const interval = solve().purge.intervalSeconds;
    if (gap === undefined) violated("unreadable", { actual });
    else if (gap > interval) violated("rare", { actual, gap: inWords(gap), interval: inWords(interval) });
  },
});
