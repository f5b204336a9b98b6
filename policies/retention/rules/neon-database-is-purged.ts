import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { deletedByJob } from "../clauses.ts";
import { isPurgeJob } from "../purge-job.ts";

export const neonDatabaseIsPurged = defineRule({
  id: "neon-database-is-purged",
  severity: "critical",
  clauses: deletedByJob,
  description: "Every database of the project is one that the purge job deletes from.",
  remediation: "Keep the rows in the database that the purge job signs in to, or remove the database.",
  subjects: { types: [types.neon.database] },
  messages: {
    other: "name is {actual}; the purge job deletes from {purged}, so nothing ends the rows here.",
  },
  checkInStack(database, stack, violated) {
    const jobs = stack.ofType(types.render.cronJob).filter(isPurgeJob);
    const names = jobs.map((job) => job.read("envVars.PGDATABASE.value").value);
    const actual = database.read("name");
    if (!names.includes(actual.value))
      violated("other", { actual, purged: names.length > 0 ? names.join(", ") : "none" });
  },
});
