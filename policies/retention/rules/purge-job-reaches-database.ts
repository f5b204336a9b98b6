import { defineRule } from "../../kernel/rule.ts";
import { deletedByJob } from "../clauses.ts";
import { purgeJob } from "../purge-job.ts";

const connection = ["PGHOST", "PGDATABASE", "PGUSER", "PGPASSWORD"];

export const purgeJobReachesDatabase = defineRule({
  id: "purge-job-reaches-database",
  severity: "high",
  clauses: deletedByJob,
  description: "The purge job is given what it needs to sign in to the database.",
  remediation: "Add the variables of the database's connection to the cron job.",
  subjects: purgeJob,
  messages: { missing: "envVars lacks {missing}; the job would delete nothing." },
  check(job, violated) {
    const missing = connection.filter((name) => !job.declares(`envVars.${name}.value`));
    if (missing.length > 0) violated("missing", { missing: missing.join(", ") });
  },
});
