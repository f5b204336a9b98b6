import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { purgeJobRunsOftenEnough } from "../../../../policies/retention/rules/purge-job-runs-often-enough.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { purgeJob } from "../stack.ts";

describeRule(purgeJobRunsOftenEnough, {
  pass: [[purgeJob()], [purgeJob({}, { schedule: "*/4 * * * *" })]],
  fail: [
    {
      stack: [purgeJob({}, { schedule: "*/6 * * * *" })],
      says: ['schedule is "*/6 * * * *", at worst 6 min from start to start; the ages are solved for 5 min.'],
    },
    {
      // Every five minutes, but not at night.
      stack: [purgeJob({}, { schedule: "*/5 6-22 * * *" })],
      says: [
        'schedule is "*/5 6-22 * * *", at worst 7 h 5 min from start to start; the ages are solved for 5 min.',
      ],
    },
    {
      stack: [purgeJob({}, { schedule: "0 0 31 2 *" })],
      says: ['schedule is "0 0 31 2 *", at worst no end from start to start; the ages are solved for 5 min.'],
    },
    {
      stack: [purgeJob({}, { schedule: "*/5 * * * * *" })],
      says: ['schedule is "*/5 * * * * *", which is no cron schedule of five fields.'],
    },
  ],
  omitted: [
    {
      stack: [purgeJob({}, { schedule: null })],
      says: ["schedule is omitted, which is no cron schedule of five fields."],
    },
  ],
  unknown: [
    {
      stack: [purgeJob({}, { schedule: UNKNOWN })],
      says: [
        "schedule is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
