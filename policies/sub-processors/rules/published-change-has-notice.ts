import { clause } from "../../../register/clauses.ts";
import { versionProblems } from "../../../register/list/standing.ts";
import { defineRule } from "../../kernel/rule.ts";
import { listHistory } from "../list-history.ts";

export const publishedChangeHasNotice = defineRule({
  id: "published-change-has-notice",
  severity: "critical",
  clauses: ["change-notice"],
  description: "Every published version that promises less follows proven notice of it, and its wait.",
  remediation:
    "Record the change in register/changes/, send its notice with npx kaitalk notice send, and publish after the wait.",
  subjects: { types: "every" },
  messages: { unannounced: "{sentence}" },
  checkStack({ asOf }, violated) {
    const noticePeriod = clause("change-notice").noticePeriod ?? "P0D";
    for (const { sentence } of versionProblems(listHistory(), { day: asOf, noticePeriod }))
      violated("unannounced", { sentence });
  },
});
