import { bucketKindOf } from "../../../retention/buckets.ts";
import { types } from "../../../vendors/types.ts";
import { oncePerStack } from "../../kernel/once-per-stack.ts";
import { defineRule } from "../../kernel/rule.ts";
import { applications } from "../environment.ts";

const holdsRecordings = oncePerStack((stack) =>
  stack
    .ofType(types.cloudflare.r2Bucket)
    .some((bucket) => bucketKindOf(String(bucket.read("name").value)) === "recordings"),
);

export const recordingsAreKeptWhereUsed = defineRule({
  id: "recordings-are-kept-where-used",
  severity: "high",
  clauses: ["minimal-collection"],
  description: "A bucket of recordings exists exactly where the application is told to record calls into it.",
  remediation: "Set recordings:enabled, which declares both the bucket and RECORDINGS_BUCKET, or neither.",
  subjects: applications,
  messages: {
    unused: "a bucket of recordings is declared, but RECORDINGS_BUCKET is not.",
    missing: "RECORDINGS_BUCKET is declared, but no bucket of recordings is.",
  },
  checkInStack(application, stack, violated) {
    const declared = holdsRecordings(stack);
    const used = application.declares("envVars.RECORDINGS_BUCKET");
    if (declared && !used) violated("unused");
    if (used && !declared) violated("missing");
  },
});
