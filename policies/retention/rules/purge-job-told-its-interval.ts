import { inWords } from "../../../register/duration.ts";
import { defineRule } from "../../kernel/rule.ts";
import { deletedByJob } from "../clauses.ts";
import { gapOf, purgeJob, variable } from "../purge-job.ts";

export const purgeJobToldItsInterval = defineRule({
  id: "purge-job-told-its-interval",
  severity: "high",
  clauses: deletedByJob,
  description: "The purge job is told an interval that its schedule keeps.",
  remediation: "Take schedule and environment of the cron job from the same solve().",
  subjects: purgeJob,
  messages: { short: "{path} is {actual}; from start to start it can be {gap}." },
  check(job, violated) {
    const actual = job.read(variable("intervalSeconds"));
    const gap = gapOf(job) ?? Number.POSITIVE_INFINITY;
    const kept = Number(actual.value) >= gap;
    if (!kept) violated("short", { path: actual.path, actual, gap: inWords(gap) });
  },
});
