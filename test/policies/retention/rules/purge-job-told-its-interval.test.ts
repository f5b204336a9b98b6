import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { purgeJobToldItsInterval } from "../../../../policies/retention/rules/purge-job-told-its-interval.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { purgeJob } from "../stack.ts";

describeRule(purgeJobToldItsInterval, {
  pass: [[purgeJob()], [purgeJob({}, { schedule: "*/4 * * * *" })]],
  fail: [
    {
      stack: [purgeJob({}, { schedule: "0 * * * *" })],
      says: ['envVars.PURGE_INTERVAL_SECONDS.value is "300"; from start to start it can be 1 h.'],
    },
    {
      stack: [purgeJob({ PURGE_INTERVAL_SECONDS: "often" })],
      says: ['envVars.PURGE_INTERVAL_SECONDS.value is "often"; from start to start it can be 5 min.'],
    },
    {
      stack: [purgeJob({}, { schedule: "daily" })],
      says: ['envVars.PURGE_INTERVAL_SECONDS.value is "300"; from start to start it can be no end.'],
    },
  ],
  omitted: [
    {
      stack: [purgeJob({ PURGE_INTERVAL_SECONDS: null })],
      says: ["envVars.PURGE_INTERVAL_SECONDS.value is omitted; from start to start it can be 5 min."],
    },
  ],
  unknown: [
    {
      stack: [purgeJob({ PURGE_INTERVAL_SECONDS: UNKNOWN })],
      says: [
        "envVars.PURGE_INTERVAL_SECONDS.value is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
