// Generated from the folder rules/ by "npm run generate". Do not edit.
import type { Rule } from "../kernel/rule.ts";
import { applicationWritesToBucketOfItsKind } from "./rules/application-writes-to-bucket-of-its-kind.ts";
import { copiesWithinDocumentedPeriod } from "./rules/copies-within-documented-period.ts";
import { neonBranchAbsent } from "./rules/neon-branch-absent.ts";
import { neonDatabaseIsPurged } from "./rules/neon-database-is-purged.ts";
import { neonHistoryDeclared } from "./rules/neon-history-declared.ts";
import { neonHistoryLeavesRoom } from "./rules/neon-history-leaves-room.ts";
import { neonProjectNotDeletable } from "./rules/neon-project-not-deletable.ts";
import { purgeJobDeclared } from "./rules/purge-job-declared.ts";
import { purgeJobHoldsRegisteredVariables } from "./rules/purge-job-holds-registered-variables.ts";
import { purgeJobReachesDatabase } from "./rules/purge-job-reaches-database.ts";
import { purgeJobRunEndsBeforeNext } from "./rules/purge-job-run-ends-before-next.ts";
import { purgeJobRunsOftenEnough } from "./rules/purge-job-runs-often-enough.ts";
import { purgeJobRunsRegisteredCode } from "./rules/purge-job-runs-registered-code.ts";
import { purgeJobSharesApplicationDatabase } from "./rules/purge-job-shares-application-database.ts";
import { purgeJobSignsInWithLeastRights } from "./rules/purge-job-signs-in-with-least-rights.ts";
import { purgeJobToldItsInterval } from "./rules/purge-job-told-its-interval.ts";
import { purgeJobToldNeonHistory } from "./rules/purge-job-told-neon-history.ts";
import { r2BucketHasLifecycle } from "./rules/r2-bucket-has-lifecycle.ts";
import { r2BucketNamedForItsContent } from "./rules/r2-bucket-named-for-its-content.ts";
import { r2LifecycleAbortsUploads } from "./rules/r2-lifecycle-aborts-uploads.ts";
import { r2LifecycleCoversWholeBucket } from "./rules/r2-lifecycle-covers-whole-bucket.ts";
import { r2LifecycleDeletesByAge } from "./rules/r2-lifecycle-deletes-by-age.ts";
import { r2LifecycleRuleEnabled } from "./rules/r2-lifecycle-rule-enabled.ts";
import { r2LifecycleStatesItsAge } from "./rules/r2-lifecycle-states-its-age.ts";
import { r2LifecycleWaitsWholeDays } from "./rules/r2-lifecycle-waits-whole-days.ts";
import { r2LifecycleWithinDocumentedPeriod } from "./rules/r2-lifecycle-within-documented-period.ts";
import { r2LockEndsByAge } from "./rules/r2-lock-ends-by-age.ts";
import { r2LockWithinLifecycle } from "./rules/r2-lock-within-lifecycle.ts";
import { resourceNotLeftBehind } from "./rules/resource-not-left-behind.ts";

/** Every rule of the pack, by name. */
export const rules: readonly Rule[] = [
  applicationWritesToBucketOfItsKind,
  copiesWithinDocumentedPeriod,
  neonBranchAbsent,
  neonDatabaseIsPurged,
  neonHistoryDeclared,
  neonHistoryLeavesRoom,
  neonProjectNotDeletable,
  purgeJobDeclared,
  purgeJobHoldsRegisteredVariables,
  purgeJobReachesDatabase,
  purgeJobRunEndsBeforeNext,
  purgeJobRunsOftenEnough,
  purgeJobRunsRegisteredCode,
  purgeJobSharesApplicationDatabase,
  purgeJobSignsInWithLeastRights,
  purgeJobToldItsInterval,
  purgeJobToldNeonHistory,
  r2BucketHasLifecycle,
  r2BucketNamedForItsContent,
  r2LifecycleAbortsUploads,
  r2LifecycleCoversWholeBucket,
  r2LifecycleDeletesByAge,
  r2LifecycleRuleEnabled,
  r2LifecycleStatesItsAge,
  r2LifecycleWaitsWholeDays,
  r2LifecycleWithinDocumentedPeriod,
  r2LockEndsByAge,
  r2LockWithinLifecycle,
  resourceNotLeftBehind,
];
