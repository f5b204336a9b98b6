import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { purgeJobDeclared } from "../../../../policies/retention/rules/purge-job-declared.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { purgeJob } from "../stack.ts";

describeRule(purgeJobDeclared, {
  pass: [[purgeJob()], [purgeJob(), purgeJob({}, { startCommand: "node reports.ts" }, "reports")]],
  fail: [
    {
      stack: [purgeJob(), purgeJob({}, {}, "purge-again")],
      says: ["2 of them are declared; two schedules hide each other's outage."],
    },
    {
      stack: [purgeJob({}, { startCommand: "node cli/kaitalk.ts purge --dry-run" })],
      says: [
        'no Render cron job that runs "node cli/kaitalk.ts purge" is declared, so no row is ever deleted.',
      ],
    },
  ],
  omitted: [
    {
      stack: [],
      says: [
        'no Render cron job that runs "node cli/kaitalk.ts purge" is declared, so no row is ever deleted.',
      ],
    },
    {
      stack: [purgeJob({}, { startCommand: null })],
      says: [
        'no Render cron job that runs "node cli/kaitalk.ts purge" is declared, so no row is ever deleted.',
      ],
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
