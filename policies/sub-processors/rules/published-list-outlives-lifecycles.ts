import { bucketKindOf } from "../../../retention/buckets.ts";
import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { folder } from "../published-list.ts";

export const publishedListOutlivesLifecycles = defineRule({
  id: "published-list-outlives-lifecycles",
  severity: "high",
  clauses: ["previous-versions", "sub-processor-list"],
  description: "No lifecycle deletes the list of sub-processors or its earlier versions.",
  remediation: "Take deleteObjectsTransition out of the lifecycle of the published pages.",
  subjects: {
    types: [types.cloudflare.r2BucketLifecycle],
    where: (lifecycle) => bucketKindOf(String(lifecycle.read("bucketName").value)) === "site",
  },
  messages: { ends: "{path} deletes what is published below {folder}." },
  check(lifecycle, violated) {
    for (const rule of lifecycle.each("rules")) {
      if (!rule.child("deleteObjectsTransition") || rule.read("enabled").value === false) continue;
      const prefix = String(rule.read("conditions.prefix").value ?? "");
      if (prefix.startsWith(folder) || folder.startsWith(prefix))
        violated("ends", { path: rule.path, folder });
    }
  },
});
