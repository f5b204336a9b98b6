import { types } from "../../../vendors/types.ts";
import { isKnown } from "../../kernel/is-known.ts";
import { oncePerStack } from "../../kernel/once-per-stack.ts";
import { defineRule } from "../../kernel/rule.ts";
import { deletedByJob } from "../clauses.ts";
import { purgeJob } from "../purge-job.ts";

const { webService, privateService, backgroundWorker } = types.render;
const database = "envVars.PGDATABASE.value";
const host = "envVars.PGHOST.value";

const servicesWithDatabase = oncePerStack((stack) =>
  stack
    .ofType(webService, privateService, backgroundWorker)
    .filter((service) => service.declares(host))
    .map((service) => ({ service, isKnown: isKnown(service, host) })),
);

export const purgeJobSharesApplicationDatabase = defineRule({
  id: "purge-job-shares-application-database",
  severity: "critical",
  clauses: deletedByJob,
  description: "The purge job deletes from the database that the application writes to.",
  remediation: "Give both the same PGHOST and PGDATABASE, from the database of this stack.",
  subjects: purgeJob,
  messages: { other: "{path} is {actual}; {service} writes to {expected}." },
  checkInStack(job, stack, violated) {
    const isHostKnown = isKnown(job, host);
    for (const { service, isKnown } of servicesWithDatabase(stack)) {
      // Before the database exists nobody knows its host, and both take it from the same resource.
      const hosts = isHostKnown || isKnown ? [host] : [];
      for (const path of [database, ...hosts]) {
        const actual = job.read(path);
        const expected = service.read(path);
        if (expected.value !== actual.value)
          violated("other", { path, actual, expected, service: service.resource.name });
      }
    }
  },
});
