import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { purgeJobToldNeonHistory } from "../../../../policies/retention/rules/purge-job-told-neon-history.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { project, projectWithout, purgeJob } from "../stack.ts";

describeRule(purgeJobToldNeonHistory, {
  pass: [
    [project(), purgeJob()],
    [project({ historyRetentionSeconds: 604_800 }), purgeJob({ PURGE_HISTORY_SECONDS: "604800" })],
    [projectWithout("historyRetentionSeconds"), purgeJob()],
  ],
  fail: [
    {
      stack: [project({ historyRetentionSeconds: 604_800 }), purgeJob()],
      says: ['envVars.PURGE_HISTORY_SECONDS.value is "86400"; the Neon project keeps 604800 s.'],
    },
    {
      stack: [project(), purgeJob({ PURGE_HISTORY_SECONDS: "86399" })],
      says: ['envVars.PURGE_HISTORY_SECONDS.value is "86399"; the Neon project keeps 86400 s.'],
    },
  ],
  omitted: [
    {
      stack: [project(), purgeJob({ PURGE_HISTORY_SECONDS: null })],
      says: ["envVars.PURGE_HISTORY_SECONDS.value is omitted; the Neon project keeps 86400 s."],
    },
    {
      // No project at all: nothing to compare with.
      stack: [purgeJob()],
      outcome: "unverified",
      says: [
        "the history of the stack's Neon project is not known, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
  unknown: [
    {
      stack: [project({ historyRetentionSeconds: UNKNOWN }), purgeJob()],
      says: [
        "the history of the stack's Neon project is not known, so the rule cannot be checked; declare it as a literal.",
      ],
    },
    {
      stack: [project(), purgeJob({ PURGE_HISTORY_SECONDS: UNKNOWN })],
      says: [
        "envVars.PURGE_HISTORY_SECONDS.value is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
