import { type Properties, UNKNOWN, type Value } from "../../../../policies/kernel/resource.ts";
import { purgeJobSharesApplicationDatabase } from "../../../../policies/retention/rules/purge-job-shares-application-database.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { purgeJob } from "../stack.ts";

function application(database: Value) {
  const envVars: Properties = { PGHOST: { value: "db.neon.tech" }, PGDATABASE: { value: database } };
  return resource(types.render.webService, { envVars }, { name: "web" });
}

const unknown =
  "envVars.PGDATABASE.value is not known before the resource exists, so the rule cannot be checked; declare it as a literal.";

describeRule(purgeJobSharesApplicationDatabase, {
  pass: [
    [purgeJob(), application("kaitalk")],
    [purgeJob(), resource(types.render.backgroundWorker, {}, { name: "without-database" })],
  ],
  fail: [
    {
      stack: [purgeJob({ PGDATABASE: "neondb" }), application("kaitalk")],
      says: ['envVars.PGDATABASE.value is "neondb"; web writes to "kaitalk".'],
    },
  ],
  omitted: [
    {
      stack: [purgeJob(), application(null)],
      says: ['envVars.PGDATABASE.value is "kaitalk"; web writes to omitted.'],
    },
  ],
  unknown: [
    { stack: [purgeJob({ PGDATABASE: UNKNOWN }), application("kaitalk")], says: [unknown] },
    { stack: [purgeJob(), application(UNKNOWN)], says: [unknown] },
  ],
});
