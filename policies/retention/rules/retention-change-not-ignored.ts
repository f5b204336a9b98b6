import { types } from "../../../providers/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { deletedByJob } from "../clauses.ts";

const { neon, render, cloudflare } = types;

export const retentionChangeNotIgnored = defineRule({
  id: "retention-change-not-ignored",
  severity: "high",
  clauses: [...deletedByJob, "stored-documents"],
  description: "No resource that ends a copy tells the engine to overlook its changes.",
  remediation: "Remove ignoreChanges from the resource.",
  subjects: {
    types: [neon.project, render.cronJob, cloudflare.r2BucketLifecycle, cloudflare.r2BucketLock],
  },
  messages: { ignored: "ignoreChanges names {properties}, so the declared period may not be the real one." },
  check({ resource }, violated) {
    const properties = resource.ignoreChanges.join(", ");
    if (properties) violated("ignored", { properties });
  },
});
