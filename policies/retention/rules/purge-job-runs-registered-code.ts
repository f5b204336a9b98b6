import { defineRule } from "../../kernel/rule.ts";
import { deletedByJob } from "../clauses.ts";
import { purgeJob, statedOf } from "../purge-job.ts";

export const purgeJobRunsRegisteredCode = defineRule({
  id: "purge-job-runs-registered-code",
  severity: "critical",
  clauses: deletedByJob,
  description:
    "The purge job runs the repository, branch and commands that are stated for it, when it is stated.",
  remediation: "Take them from purgeJob in register/register.yaml, or change them there first.",
  subjects: purgeJob,
  messages: { other: "{path} is {actual}; {source} states {stated}." },
  checkInStack(job, stack, violated) {
    for (const { path, stated, source } of statedOf(stack)) {
      const actual = job.read(path);
      if ((actual.value ?? null) !== stated)
        violated("other", { path, actual, source, stated: JSON.stringify(stated) ?? "nothing" });
    }
  },
});
