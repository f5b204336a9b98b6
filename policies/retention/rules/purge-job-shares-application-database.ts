import { types } from "../../../vendors/types.ts";
import { isKnown } from "../../kernel/is-known.ts";
import { defineRule } from "../../kernel/rule.ts";
import { deletedByJob } from "../clauses.ts";
import { purgeJob } from "../purge-job.ts";

const { webService, privateService, backgroundWorker } = types.render;
const database = "envVars.PGDATABASE.value";
const host = "envVars.PGHOST.value";

export const purgeJobSharesApplicationDatabase = defineRule({
  id: "purge-job-shares-application-database",
  severity: "critical",
  clauses: deletedByJob,
  description: "The purge job deletes from the database that the application writes to.",
  remediation: "Give both the same PGHOST and PGDATABASE, from the database of this stack.",
  subjects: purgeJob,
  messages: { other: "{path} is {actual}; {service} writes to {expected}." },
  checkInStack(job, stack, violated) {
    for (const service of stack.ofType(webService, privateService, backgroundWorker)) {
      if (!service.declares(host)) continue;
      // Before the database exists nobody knows its host, and both take it from the same resource.
      const hosts = isKnown(job, host) || isKnown(service, host) ? [host] : [];
      for (const path of [database, ...hosts]) {
        const actual = job.read(path);
        const expected = service.read(path);
        if (expected.value !== actual.value)
          violated("other", { path, actual, expected, service: service.resource.name });
      }
    }
  },
});
