import { tableMap } from "../../../purge/read-table-map.ts";
import { defineRule } from "../../kernel/rule.ts";
import { purgeJob } from "../purge-job.ts";

export const purgeJobSignsInWithLeastRights = defineRule({
  id: "purge-job-signs-in-with-least-rights",
  severity: "high",
  clauses: ["minimal-collection"],
  description: "The purge job signs in as the role that deletes and counts and reads no content.",
  remediation: "Set PGUSER of the cron job to the role that purge/tables.yaml names.",
  subjects: purgeJob,
  messages: { other: "{path} is {actual}; purge/tables.yaml names {role}." },
  check(job, violated) {
    const user = job.read("envVars.PGUSER.value");
    const { role } = tableMap();
    if (user.value !== role) violated("other", { path: user.path, actual: user, role: JSON.stringify(role) });
  },
});
