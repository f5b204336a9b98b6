import { defineRule } from "../../kernel/rule.ts";
import { bearingOn } from "../../promises-on.ts";
import { deletedByJob } from "../clauses.ts";

const bounded = [...deletedByJob, "stored-documents", "right-to-deletion"] as const;

// Some live on even so, as fact r2-lifecycle-survives-its-resource says; they stay as strict as they were.
export const resourceNotLeftBehind = defineRule({
  id: "resource-not-left-behind",
  severity: "high",
  clauses: bounded,
  bearsOn: bearingOn(bounded, "right-to-deletion"),
  description:
    "What leaves the program leaves its vendor as well, so that no store outlives its promise unseen.",
  remediation: "Remove the option; protect is what guards a store against deletion.",
  subjects: { types: "every" },
  hiddenFromEngine: true,
  messages: { kept: "{options} would leave the resource at its vendor once the program drops it." },
  check(subject, violated) {
    const options = subject.keptBy().join(" and ");
    if (options) violated("kept", { options });
  },
});
