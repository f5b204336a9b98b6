import { type Properties, UNKNOWN, type Value } from "../../../../policies/kernel/resource.ts";
import { purgeJobSharesApplicationDatabase } from "../../../../policies/retention/rules/purge-job-shares-application-database.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { purgeJob } from "../stack.ts";

function application(database: Value, host: Value = "db.neon.tech") {
  const envVars: Properties = { PGHOST: { value: host }, PGDATABASE: { value: database } };
  return resource(types.render.webService, { envVars }, { name: "web" });
}

const unknown =
  "envVars.PGDATABASE.value is not known before the resource exists, so the rule cannot be checked; declare it as a literal.";

describeRule(purgeJobSharesApplicationDatabase, {
  pass: [
    [purgeJob(), application("kaitalk")],
    [purgeJob({ PGHOST: UNKNOWN }), application("kaitalk", UNKNOWN)],
    [purgeJob(), resource(types.render.backgroundWorker, {}, { name: "without-database" })],
  ],
  fail: [
    {
      stack: [purgeJob({ PGDATABASE: "neondb" }), application("kaitalk")],
      says: ['envVars.PGDATABASE.value is "neondb"; web writes to "kaitalk".'],
    },
    {
      stack: [purgeJob({ PGHOST: "ep-stranger.neon.tech" }), application("kaitalk")],
      says: ['envVars.PGHOST.value is "ep-stranger.neon.tech"; web writes to "db.neon.tech".'],
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
    {
      stack: [purgeJob({ PGHOST: "ep-stranger.neon.tech" }), application("kaitalk", UNKNOWN)],
      says: [unknown.replace("PGDATABASE", "PGHOST")],
    },
  ],
});
