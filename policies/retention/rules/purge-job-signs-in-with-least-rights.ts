import { tableMap } from "../../../purge/read-table-map.ts";
import { defineRule } from "../../kernel/rule.ts";
import { deletedByJob } from "../clauses.ts";
import { purgeJob } from "../purge-job.ts";

// Read as the pack is loaded: a map that does not fit the migrations is refused before anything is judged.
const { role } = tableMap();

export const purgeJobSignsInWithLeastRights = defineRule({
  id: "purge-job-signs-in-with-least-rights",
  severity: "high",
  clauses: ["minimal-collection", ...deletedByJob],
  description: "The purge job signs in as the role that deletes and counts and reads no content.",
  remediation: "Set PGUSER of the cron job to the role that purge/tables.yaml names.",
  subjects: purgeJob,
  messages: { other: "{path} is {actual}; purge/tables.yaml names {role}." },
  check(job, violated) {
    const user = job.read("envVars.PGUSER.value");
    if (user.value !== role) violated("other", { path: user.path, actual: user, role: JSON.stringify(role) });
  },
});
