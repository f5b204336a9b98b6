import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const r2MigrationAbsent = defineRule({
  id: "r2-migration-absent",
  severity: "critical",
  clauses: ["r2-jurisdiction", "sub-processor-list"],
  description: "No bucket is coupled to a bucket of another cloud.",
  remediation: "Remove the Sippy resource and turn the migration off in the account as well.",
  subjects: { types: [types.cloudflare.r2BucketSippy], absent: true },
  messages: { coupled: "Sippy couples the bucket to another cloud, which is not on the list." },
  check: (_, violated) => violated("coupled"),
});
