import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { purgeJobRunEndsBeforeNext } from "../../../../policies/retention/rules/purge-job-run-ends-before-next.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { purgeJob } from "../stack.ts";

describeRule(purgeJobRunEndsBeforeNext, {
  pass: [[purgeJob()], [purgeJob({ PURGE_RUN_SECONDS: "60" })]],
  fail: [
    {
      stack: [purgeJob({ PURGE_RUN_SECONDS: "241" })],
      says: [
        'envVars.PURGE_RUN_SECONDS.value is "241"; a run may take 240 s, and the next one waits for it.',
      ],
    },
    {
      stack: [purgeJob({ PURGE_RUN_SECONDS: "0" })],
      says: ['envVars.PURGE_RUN_SECONDS.value is "0"; a run may take 240 s, and the next one waits for it.'],
    },
  ],
  omitted: [
    {
      stack: [purgeJob({ PURGE_RUN_SECONDS: null })],
      says: [
        "envVars.PURGE_RUN_SECONDS.value is omitted; a run may take 240 s, and the next one waits for it.",
      ],
    },
  ],
  unknown: [
    {
      stack: [purgeJob({ PURGE_RUN_SECONDS: UNKNOWN })],
      says: [
        "envVars.PURGE_RUN_SECONDS.value is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
