import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { purgeJobSignsInWithLeastRights } from "../../../../policies/retention/rules/purge-job-signs-in-with-least-rights.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { purgeJob } from "../stack.ts";

const user = "envVars.PGUSER.value";

describeRule(purgeJobSignsInWithLeastRights, {
  pass: [[purgeJob({ PGUSER: "kaitalk_purge" })]],
  fail: [
    {
      stack: [purgeJob({ PGUSER: "kaitalk" })],
      says: [`${user} is "kaitalk"; purge/tables.yaml names "kaitalk_purge".`],
    },
  ],
  omitted: [
    {
      stack: [purgeJob({ PGUSER: null })],
      says: [`${user} is omitted; purge/tables.yaml names "kaitalk_purge".`],
    },
  ],
  unknown: [
    {
      stack: [purgeJob({ PGUSER: UNKNOWN })],
      says: [
        `${user} is not known before the resource exists, so the rule cannot be checked; declare it as a literal.`,
      ],
    },
  ],
});
