import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { deletedByJob } from "../clauses.ts";
import { purgeJob } from "../purge-job.ts";

const { webService, privateService, backgroundWorker } = types.render;
const path = "envVars.PGDATABASE.value";

export const purgeJobSharesApplicationDatabase = defineRule({
  id: "purge-job-shares-application-database",
  severity: "critical",
  clauses: deletedByJob,
  description: "The purge job deletes from the database that the application writes to.",
  remediation: "Give both the same PGDATABASE, from the database of this stack.",
  subjects: purgeJob,
  messages: { other: "{path} is {actual}; {service} writes to {expected}." },
  checkInStack(job, stack, violated) {
    const actual = job.read(path);
    for (const service of stack.ofType(webService, privateService, backgroundWorker)) {
      const expected = service.read(path);
      const writes = service.declares("envVars.PGHOST.value");
      if (writes && expected.value !== actual.value)
        violated("other", { path, actual, expected, service: service.resource.name });
    }
  },
});
