import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { purgeJobReachesDatabase } from "../../../../policies/retention/rules/purge-job-reaches-database.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { purgeJob } from "../stack.ts";

describeRule(purgeJobReachesDatabase, {
  pass: [[purgeJob()], [purgeJob({ PGHOST: UNKNOWN, PGPASSWORD: UNKNOWN })]],
  fail: [
    {
      stack: [purgeJob({ PGHOST: null, PGPASSWORD: null })],
      says: ["envVars lacks PGHOST, PGPASSWORD; the job would delete nothing."],
    },
  ],
  omitted: [
    {
      stack: [purgeJob({}, { envVars: null })],
      says: ["envVars lacks PGHOST, PGDATABASE, PGUSER, PGPASSWORD; the job would delete nothing."],
    },
  ],
  unknown: [
    {
      stack: [purgeJob({}, { startCommand: UNKNOWN })],
      says: [
        "startCommand is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
